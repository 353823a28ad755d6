//! Every kind of chart drawn from invented numbers and compared with the drawing in `tests/golden`, which somebody
//! has looked at. `GOLDEN=write cargo test golden` replaces the drawings and writes PNGs beside the build
//! (`target/golden`) to look at them.

use std::path::PathBuf;

use crate::chart::fonts::Fonts;
use crate::chart::{
    HeatCell, HeatMap, HeatRow, Labels, Rate, RateRow, Rates, Scene, Size, Source, Style, Theme, VoiceBars,
    VoiceMeasure, VoiceRow, raster, svg,
};

fn sources() -> Vec<Source> {
    [
        ("Lowmark Chronicle", "LC"),
        ("The Gangway", "TG"),
        ("Radio Corvane", "RC"),
        ("Crónica de Ardalia y del Litoral Norte", "CA"),
    ]
    .into_iter()
    .enumerate()
    .map(|(position, (name, monogram))| Source {
        name: name.into(),
        monogram: monogram.into(),
        position,
    })
    .collect()
}

fn labels(id: &str, title: &str, subtitle: &str, note: &str) -> Labels {
    Labels {
        id: id.into(),
        title: title.into(),
        subtitle: subtitle.into(),
        note: note.into(),
        caption: "All sources, all events, families without Attribution & doubt. 20 articles, 4 sources, 6,120 words. \
                  Lexicon: English 1 (sha256 0123abcd). Corpus sha256 4567ef01. Parallax 0.1.0."
            .into(),
    }
}

fn voice_bars(style: &Style) -> Scene {
    bars(true, VoiceMeasure::Count, "voice-bars").scene(style)
}

fn voice_bars_share(style: &Style) -> Scene {
    bars(false, VoiceMeasure::Share, "voice-bars-share").scene(style)
}

fn bars(diverging: bool, measure: VoiceMeasure, id: &str) -> VoiceBars {
    let hits = [[7, 12, 6, 1], [8, 6, 3, 1], [25, 24, 3, 1], [0, 34, 5, 1]];
    VoiceBars {
        labels: labels(
            id,
            "Who says the loaded words?",
            "137 loaded terms in 20 articles. Attribution & doubt left out.",
            "",
        ),
        rows: sources()
            .into_iter()
            .zip(hits)
            .zip([1627, 1394, 1706, 1512])
            .map(|((source, hits), words)| VoiceRow { source, hits, words })
            .collect(),
        measure,
        diverging,
    }
}

fn rates(style: &Style) -> Scene {
    let rate = |hits: u64, rate: f64, low: f64, high: f64| Rate {
        hits,
        rate,
        low,
        high,
    };
    let rows = [
        [rate(7, 11.2, 4.5, 23.0), rate(26, 41.5, 27.1, 60.8)],
        [rate(8, 20.3, 8.8, 40.0), rate(18, 45.7, 27.1, 72.2)],
        [rate(25, 35.4, 22.9, 52.3), rate(53, 75.1, 56.2, 98.2)],
        [rate(0, 0.0, 0.0, 7.2), rate(40, 78.1, 55.8, 106.4)],
    ];
    Rates {
        labels: labels(
            "rates",
            "How often, per 1,000 words",
            "Dot = rate, bar = 95% exact Poisson interval.",
            "Short texts give wide intervals: read overlaps as “cannot tell”.",
        ),
        series: vec!["own words".into(), "all voices".into()],
        rows: sources()
            .into_iter()
            .zip(rows)
            .zip([625, 394, 706, 512])
            .map(|((source, rates), words)| RateRow {
                source,
                words,
                rates: rates.to_vec(),
            })
            .collect(),
        level: 95,
    }
    .scene(style)
}

fn heat_map(style: &Style) -> Scene {
    let terms = [
        (
            "massacre",
            "crime",
            [[0, 1, 2, 1], [0, 1, 2, 1], [1, 0, 1, 0], [0, 4, 0, 0]],
        ),
        (
            "crime against humanity",
            "crime",
            [[0, 0, 1, 0], [0, 0, 1, 0], [0, 0, 0, 0], [0, 1, 0, 0]],
        ),
        (
            "clashes",
            "violence",
            [[2, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0], [0, 1, 0, 0]],
        ),
        (
            "bombardment",
            "violence",
            [[0, 1, 0, 0], [0, 0, 0, 0], [1, 0, 0, 0], [0, 1, 0, 0]],
        ),
        (
            "so-called people's administration of the hills",
            "status",
            [[0; 4], [0; 4], [3, 1, 0, 0], [0, 4, 1, 0]],
        ),
        (
            "regime",
            "status",
            [[0; 4], [9, 2, 0, 1], [3, 1, 0, 0], [0, 4, 1, 0]],
        ),
        ("brutal", "emotion", [[0; 4], [0; 4], [1, 2, 0, 0], [0; 4]]),
    ];
    let words = [625.0, 394.0, 706.0, 512.0];
    HeatMap {
        labels: labels(
            "heat-map",
            "Which words, in which source?",
            "Hits per 1,000 words; a square for each hit.",
            "",
        ),
        sources: sources(),
        rows: terms
            .into_iter()
            .map(|(term, family, cells)| HeatRow {
                term: term.into(),
                family: family.into(),
                cells: cells
                    .into_iter()
                    .zip(words)
                    .map(|(hits, words)| {
                        let value = 1000.0 * hits.iter().sum::<u64>() as f64 / words;
                        HeatCell {
                            hits,
                            value,
                            interval: Some((value / 3.0, value * 2.0 + 3.0)),
                        }
                    })
                    .collect(),
            })
            .collect(),
        decimals: 1,
    }
    .scene(style)
}

type Draw = fn(&Style) -> Scene;

const KINDS: [(&str, Draw); 4] = [
    ("voice-bars", voice_bars),
    ("voice-bars-share", voice_bars_share),
    ("rates", rates),
    ("heat-map", heat_map),
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The sizes and themes a reviewer should see side by side.
const VARIANTS: [(Size, Theme); 5] = [
    (Size::Column, Theme::Light),
    (Size::Column, Theme::Grey),
    (Size::Page, Theme::Light),
    (Size::Page, Theme::Dark),
    (Size::Slide, Theme::Light),
];

#[test]
fn golden_drawings() {
    let write = std::env::var_os("GOLDEN").is_some_and(|value| value == "write");
    let folder = root().join("tests/golden");
    let mut differing = Vec::new();
    for (name, draw) in KINDS {
        let scenes = VARIANTS.map(|(size, theme)| draw(&Style::new(theme, size)));
        if write {
            write_sheet(name, &scenes);
        }
        for ((size, theme), scene) in VARIANTS.into_iter().zip(&scenes).take(4) {
            let path = folder.join(format!("{name}-{size:?}-{theme:?}.svg").to_lowercase());
            let drawing = svg::write(scene);
            if write {
                std::fs::create_dir_all(&folder).unwrap();
                std::fs::write(&path, &drawing).unwrap();
            } else if std::fs::read_to_string(&path).ok().as_deref() != Some(drawing.as_str()) {
                differing.push(path);
            }
        }
    }
    assert!(
        differing.is_empty(),
        "drawings differ: {differing:?}; GOLDEN=write makes them anew"
    );
}

/// All variants of one chart on one sheet: `target/golden/NAME.png`.
fn write_sheet(name: &str, scenes: &[Scene]) {
    let mut sheet = String::new();
    let (mut x, mut y, mut row, mut width) = (0.0_f32, 0.0, 0.0_f32, 0.0_f32);
    for scene in scenes {
        if x + scene.width > 1100.0 {
            (x, y, row) = (0.0, y + row + 8.0, 0.0);
        }
        let drawing = svg::write(&Scene {
            print: false,
            ..scene.clone()
        });
        sheet += &drawing.replacen("<svg ", &format!("<svg x=\"{x}\" y=\"{y}\" "), 1);
        x += scene.width + 8.0;
        row = row.max(scene.height);
        width = width.max(x);
    }
    let height = y + row;
    let sheet = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\">\
         <rect width=\"{width}\" height=\"{height}\" fill=\"#888\"/>{sheet}</svg>"
    );
    let pictures = root().join("target/golden");
    std::fs::create_dir_all(&pictures).unwrap();
    let png = raster::png(&sheet, 144.0, &Fonts::bundled()).unwrap();
    std::fs::write(pictures.join(format!("{name}.png")), png).unwrap();
}
