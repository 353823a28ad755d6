//! Icons as strokes on a grid of 16.

use egui::{Color32, CornerRadius, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, vec2};

enum Part {
    Line(&'static [(f32, f32)]),
    Loop(&'static [(f32, f32)]),
    Circle(f32, f32, f32),
    Dot(f32, f32, f32),
    Frame(f32, f32, f32, f32, f32),
    Block(f32, f32, f32, f32),
}

use Part::{Block, Circle, Dot, Frame, Line, Loop};

/// A picture on a button or beside a word.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the names say what they show")]
pub enum Icon {
    Folder,
    File,
    Search,
    Filter,
    Compare,
    Terms,
    Charts,
    Coverage,
    Reader,
    Export,
    Sun,
    Moon,
    Gear,
    Plus,
    Check,
    Close,
    Right,
    Left,
    Down,
    Warning,
    Info,
    Error,
    Eye,
    Undo,
    Redo,
    Pencil,
    User,
    Calendar,
    Lock,
    Gap,
    Link,
    Sort,
    More,
    Copy,
    Note,
    Pin,
    Image,
}

impl Icon {
    fn parts(self) -> &'static [Part] {
        match self {
            Icon::Folder => &[Loop(&[(1.5, 4.0), (1.5, 13.0), (14.5, 13.0), (14.5, 5.5), (8.0, 5.5), (6.5, 4.0)])],
            Icon::File => &[
                Loop(&[(3.5, 1.5), (9.5, 1.5), (12.5, 4.5), (12.5, 14.5), (3.5, 14.5)]),
                Line(&[(9.5, 1.5), (9.5, 4.5), (12.5, 4.5)]),
            ],
            Icon::Search => &[Circle(7.0, 7.0, 4.5), Line(&[(10.4, 10.4), (14.0, 14.0)])],
            Icon::Filter => &[Loop(&[(2.0, 3.0), (14.0, 3.0), (9.5, 8.5), (9.5, 13.0), (6.5, 11.5), (6.5, 8.5)])],
            Icon::Compare => &[Frame(1.5, 2.5, 5.5, 11.0, 1.0), Frame(9.0, 2.5, 5.5, 11.0, 1.0)],
            Icon::Terms => &[
                Frame(1.5, 2.5, 13.0, 11.0, 1.0),
                Line(&[(1.5, 6.2), (14.5, 6.2)]),
                Line(&[(1.5, 9.8), (14.5, 9.8)]),
                Line(&[(6.0, 2.5), (6.0, 13.5)]),
                Line(&[(10.3, 2.5), (10.3, 13.5)]),
            ],
            Icon::Charts => &[
                Line(&[(2.0, 14.0), (14.0, 14.0)]),
                Block(3.0, 8.0, 2.4, 5.0),
                Block(6.8, 3.0, 2.4, 10.0),
                Block(10.6, 6.0, 2.4, 7.0),
            ],
            Icon::Coverage => &[Frame(2.0, 2.0, 12.0, 12.0, 1.0), Block(3.5, 3.5, 4.0, 4.0), Block(8.5, 8.5, 4.0, 4.0)],
            Icon::Reader => &[
                Loop(&[
                    (8.0, 4.0),
                    (6.0, 2.8),
                    (1.5, 2.8),
                    (1.5, 12.5),
                    (6.0, 12.5),
                    (8.0, 13.6),
                    (10.0, 12.5),
                    (14.5, 12.5),
                    (14.5, 2.8),
                    (10.0, 2.8),
                ]),
                Line(&[(8.0, 4.0), (8.0, 13.6)]),
            ],
            Icon::Export => &[
                Line(&[(2.0, 10.0), (2.0, 14.0), (14.0, 14.0), (14.0, 10.0)]),
                Line(&[(8.0, 10.5), (8.0, 2.0)]),
                Line(&[(4.8, 5.0), (8.0, 1.8), (11.2, 5.0)]),
            ],
            Icon::Sun => &[
                Circle(8.0, 8.0, 3.0),
                Line(&[(8.0, 1.0), (8.0, 3.0)]),
                Line(&[(8.0, 13.0), (8.0, 15.0)]),
                Line(&[(1.0, 8.0), (3.0, 8.0)]),
                Line(&[(13.0, 8.0), (15.0, 8.0)]),
                Line(&[(3.2, 3.2), (4.5, 4.5)]),
                Line(&[(11.5, 11.5), (12.8, 12.8)]),
                Line(&[(3.2, 12.8), (4.5, 11.5)]),
                Line(&[(11.5, 4.5), (12.8, 3.2)]),
            ],
            Icon::Moon => &[Loop(&[
                (12.8, 10.2),
                (10.3, 10.6),
                (8.0, 9.8),
                (6.2, 8.0),
                (5.5, 5.7),
                (5.9, 3.2),
                (3.6, 5.0),
                (2.6, 8.0),
                (3.3, 10.9),
                (5.4, 13.0),
                (8.2, 13.5),
                (11.0, 12.5),
            ])],
            Icon::Gear => &[
                Circle(8.0, 8.0, 2.3),
                Circle(8.0, 8.0, 4.6),
                Line(&[(8.0, 1.2), (8.0, 3.4)]),
                Line(&[(8.0, 12.6), (8.0, 14.8)]),
                Line(&[(1.2, 8.0), (3.4, 8.0)]),
                Line(&[(12.6, 8.0), (14.8, 8.0)]),
                Line(&[(3.2, 3.2), (4.7, 4.7)]),
                Line(&[(11.3, 11.3), (12.8, 12.8)]),
                Line(&[(3.2, 12.8), (4.7, 11.3)]),
                Line(&[(11.3, 4.7), (12.8, 3.2)]),
            ],
            Icon::Plus => &[Line(&[(8.0, 3.0), (8.0, 13.0)]), Line(&[(3.0, 8.0), (13.0, 8.0)])],
            Icon::Check => &[Line(&[(3.0, 8.5), (6.5, 12.0), (13.0, 4.5)])],
            Icon::Close => &[Line(&[(4.0, 4.0), (12.0, 12.0)]), Line(&[(4.0, 12.0), (12.0, 4.0)])],
            Icon::Right => &[Line(&[(6.0, 3.5), (10.5, 8.0), (6.0, 12.5)])],
            Icon::Left => &[Line(&[(10.0, 3.5), (5.5, 8.0), (10.0, 12.5)])],
            Icon::Down => &[Line(&[(3.5, 6.0), (8.0, 10.5), (12.5, 6.0)])],
            Icon::Warning => {
                &[Loop(&[(8.0, 1.8), (15.0, 14.0), (1.0, 14.0)]), Line(&[(8.0, 6.0), (8.0, 10.0)]), Dot(8.0, 12.0, 0.9)]
            }
            Icon::Info => &[Circle(8.0, 8.0, 6.3), Line(&[(8.0, 7.4), (8.0, 11.5)]), Dot(8.0, 4.9, 0.9)],
            Icon::Error => {
                &[Circle(8.0, 8.0, 6.3), Line(&[(5.5, 5.5), (10.5, 10.5)]), Line(&[(5.5, 10.5), (10.5, 5.5)])]
            }
            Icon::Eye => &[
                Loop(&[
                    (1.0, 8.0),
                    (3.5, 5.0),
                    (6.2, 3.6),
                    (9.8, 3.6),
                    (12.5, 5.0),
                    (15.0, 8.0),
                    (12.5, 11.0),
                    (9.8, 12.4),
                    (6.2, 12.4),
                    (3.5, 11.0),
                ]),
                Circle(8.0, 8.0, 2.2),
            ],
            Icon::Undo => &[
                Line(&[(5.5, 2.5), (2.5, 5.5), (5.5, 8.5)]),
                Line(&[(2.5, 5.5), (10.0, 5.5), (12.4, 6.6), (13.5, 9.0), (12.4, 11.6), (10.0, 12.8), (6.0, 12.8)]),
            ],
            Icon::Redo => &[
                Line(&[(10.5, 2.5), (13.5, 5.5), (10.5, 8.5)]),
                Line(&[(13.5, 5.5), (6.0, 5.5), (3.6, 6.6), (2.5, 9.0), (3.6, 11.6), (6.0, 12.8), (10.0, 12.8)]),
            ],
            Icon::Pencil => &[Loop(&[(2.0, 14.0), (2.8, 10.6), (11.0, 2.4), (13.6, 5.0), (5.4, 13.2)])],
            Icon::User => &[
                Circle(8.0, 5.0, 3.0),
                Line(&[(2.5, 14.0), (3.5, 11.0), (5.5, 9.8), (10.5, 9.8), (12.5, 11.0), (13.5, 14.0)]),
            ],
            Icon::Calendar => &[
                Frame(2.0, 3.0, 12.0, 11.0, 1.0),
                Line(&[(2.0, 6.5), (14.0, 6.5)]),
                Line(&[(5.2, 1.5), (5.2, 4.0)]),
                Line(&[(10.8, 1.5), (10.8, 4.0)]),
            ],
            Icon::Lock => &[
                Frame(3.0, 7.0, 10.0, 7.0, 1.0),
                Line(&[(5.0, 7.0), (5.0, 4.6), (6.4, 2.6), (8.0, 2.0), (9.6, 2.6), (11.0, 4.6), (11.0, 7.0)]),
            ],
            Icon::Gap => {
                &[Line(&[(2.0, 8.0), (6.0, 8.0)]), Line(&[(10.0, 8.0), (14.0, 8.0)]), Line(&[(7.0, 5.0), (9.0, 11.0)])]
            }
            Icon::Link => &[Frame(1.5, 5.5, 7.0, 5.0, 2.5), Frame(7.5, 5.5, 7.0, 5.0, 2.5)],
            Icon::Sort => &[
                Line(&[(2.0, 6.0), (5.0, 2.8), (8.0, 6.0)]),
                Line(&[(5.0, 3.0), (5.0, 13.0)]),
                Line(&[(8.0, 10.0), (11.0, 13.2), (14.0, 10.0)]),
                Line(&[(11.0, 13.0), (11.0, 3.0)]),
            ],
            Icon::More => &[Dot(3.5, 8.0, 1.2), Dot(8.0, 8.0, 1.2), Dot(12.5, 8.0, 1.2)],
            Icon::Copy => &[
                Frame(5.0, 5.0, 9.0, 9.0, 1.0),
                Line(&[(11.0, 5.0), (11.0, 2.0), (2.0, 2.0), (2.0, 11.0), (5.0, 11.0)]),
            ],
            Icon::Note => {
                &[Loop(&[(2.0, 2.5), (14.0, 2.5), (14.0, 11.0), (8.0, 11.0), (5.0, 14.0), (5.0, 11.0), (2.0, 11.0)])]
            }
            Icon::Pin => &[
                Loop(&[(5.0, 2.0), (11.0, 2.0), (10.0, 7.0), (12.0, 9.5), (4.0, 9.5), (6.0, 7.0)]),
                Line(&[(8.0, 9.5), (8.0, 14.5)]),
            ],
            Icon::Image => &[
                Frame(1.5, 2.5, 13.0, 11.0, 1.0),
                Line(&[(1.5, 11.5), (5.5, 7.5), (9.0, 11.0), (11.0, 9.0), (14.5, 12.0)]),
                Circle(10.8, 5.8, 1.2),
            ],
        }
    }

    /// Draws the icon into the square around `centre`, `size` points wide.
    pub fn paint(self, painter: &Painter, centre: Pos2, size: f32, colour: Color32) {
        let scale = size / 16.0;
        let origin = centre - vec2(size, size) / 2.0;
        let stroke = Stroke::new(1.4 * scale.max(0.8), colour);
        let at = |&(x, y): &(f32, f32)| origin + vec2(x, y) * scale;
        for part in self.parts() {
            match *part {
                Line(points) => {
                    painter.line(points.iter().map(at).collect(), stroke);
                }
                Loop(points) => {
                    painter.add(Shape::closed_line(points.iter().map(at).collect(), stroke));
                }
                Circle(x, y, r) => {
                    painter.circle_stroke(at(&(x, y)), r * scale, stroke);
                }
                Dot(x, y, r) => {
                    painter.circle_filled(at(&(x, y)), r * scale, colour);
                }
                Frame(x, y, w, h, r) => {
                    let rect = Rect::from_min_size(at(&(x, y)), vec2(w, h) * scale);
                    painter.rect_stroke(rect, CornerRadius::same((r * scale) as u8), stroke, StrokeKind::Middle);
                }
                Block(x, y, w, h) => {
                    let rect = Rect::from_min_size(at(&(x, y)), vec2(w, h) * scale);
                    painter.rect_filled(rect, CornerRadius::ZERO, colour);
                }
            }
        }
    }
}
