//! Every kind of chart drawn from invented numbers and compared with the drawing in `tests/golden`, which somebody
//! has looked at. `GOLDEN=write cargo test golden` replaces the drawings and writes PNGs beside the build
//! (`target/golden`) to look at them.

use std::path::PathBuf;

use crate::chart::fonts::Fonts;
use crate::chart::{
    Collocate, Collocates, Course, Coverage, CoverageCell, CoverageRow, Covered, Dispersion, HeatCell, HeatMap,
    HeatRow, KeyTerm, Keyness, Labels, MapTerm, Naming, NamingRow, Period, PeriodLength, Rate, RateRow, Rates, Scatter,
    ScatterTerm, Scene, Size, Source, SourceMap, Strip, Style, Theme, Tick, Timeline, VoiceBars, VoiceMeasure,
    VoiceRow, raster, svg,
};
use crate::lexicon::Family;
use crate::model::Voice;

fn sources() -> Vec<Source> {
    [
        ("Lowmark Chronicle", "LC"),
        ("The Gangway", "TG"),
        ("Radio Corvane", "RC"),
        ("Crónica de Ardalia y del Litoral Norte", "CA"),
    ]
    .into_iter()
    .enumerate()
    .map(|(position, (name, monogram))| Source { name: name.into(), monogram: monogram.into(), position })
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
    let rate = |hits: u64, rate: f64, low: f64, high: f64| Rate { hits, rate, low, high };
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
            .map(|((source, rates), words)| RateRow { source, words, rates: rates.to_vec() })
            .collect(),
        level: 95,
    }
    .scene(style)
}

fn heat_map(style: &Style) -> Scene {
    let terms = [
        ("massacre", Some(Family::Crime), [[0, 1, 2, 1], [0, 1, 2, 1], [1, 0, 1, 0], [0, 4, 0, 0]]),
        ("crime against humanity", Some(Family::Crime), [[0, 0, 1, 0], [0, 0, 1, 0], [0, 0, 0, 0], [0, 1, 0, 0]]),
        ("clashes", Some(Family::Violence), [[2, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0], [0, 1, 0, 0]]),
        ("bombardment", Some(Family::Violence), [[0, 1, 0, 0], [0, 0, 0, 0], [1, 0, 0, 0], [0, 1, 0, 0]]),
        (
            "so-called people's administration of the hills",
            Some(Family::Status),
            [[0; 4], [0; 4], [3, 1, 0, 0], [0, 4, 1, 0]],
        ),
        ("regime", Some(Family::Status), [[0; 4], [9, 2, 0, 1], [3, 1, 0, 0], [0, 4, 1, 0]]),
        ("brutal", Some(Family::Emotion), [[0; 4], [0; 4], [1, 2, 0, 0], [0; 4]]),
    ];
    let words = [625.0, 394.0, 706.0, 512.0];
    HeatMap {
        labels: labels("heat-map", "Which words, in which source?", "Hits per 1,000 words; a square for each hit.", ""),
        sources: sources(),
        rows: terms
            .into_iter()
            .map(|(term, family, cells)| HeatRow {
                term: term.into(),
                family,
                cells: cells
                    .into_iter()
                    .zip(words)
                    .map(|(hits, words)| {
                        let value = 1000.0 * hits.iter().sum::<u64>() as f64 / words;
                        HeatCell { hits, value, interval: Some((value / 3.0, value * 2.0 + 3.0)) }
                    })
                    .collect(),
            })
            .collect(),
        decimals: 1,
    }
    .scene(style)
}

fn dispersion(style: &Style) -> Scene {
    let families = [
        Some(Family::Crime),
        Some(Family::Violence),
        Some(Family::Actor),
        Some(Family::Status),
        Some(Family::Emotion),
        Some(Family::Cause),
        Some(Family::Issue),
    ];
    let strips = sources().into_iter().enumerate().map(|(n, source)| Strip {
        source,
        title: ["Bridge at Cordal", "Marenza square", "Port Ansel dispute in the third week", "Levy"][n].into(),
        ticks: (0..24)
            .map(|k| Tick {
                at: ((k * (7 + n * 4)) % 97) as f32 / 97.0,
                voice: Voice::ALL[(k + n) % 4],
                family: families[(k * 3 + n) % 7],
                term: "regime".into(),
            })
            .collect(),
    });
    Dispersion {
        labels: labels("dispersion", "Where in the article?", "Full height = own words; lower half = attributed.", ""),
        strips: strips.collect(),
    }
    .scene(style)
}

fn keyness(style: &Style) -> Scene {
    let terms = [
        ("regime", Some(Family::Status), 2.4, -1.9, 6.6, [0, 4]),
        ("massacre", Some(Family::Crime), 2.1, 0.4, 5.1, [2, 14]),
        ("onslaught", Some(Family::Violence), 1.5, -2.9, 5.9, [0, 2]),
        ("resistance", Some(Family::Actor), 0.0, -3.0, 2.8, [1, 2]),
        ("so-called administration of the hills", Some(Family::Status), -0.7, -3.9, 0.5, [4, 2]),
        ("war", Some(Family::Violence), -2.1, -4.8, -0.7, [13, 1]),
        ("statement", None, -2.5, -7.0, 2.2, [1, 0]),
    ];
    let mut sources = sources().into_iter();
    let (left, right) = (sources.next().unwrap(), sources.nth(2).unwrap());
    Keyness {
        labels: labels(
            "keyness",
            "Which words set two sources apart?",
            "Filled square = interval clear of 0.",
            "LC and CA cover different events: topic and wording are mixed here.",
        ),
        left,
        right,
        effect: "log ratio (binary logarithm of the ratio of rates, zero counts as 0.5)".into(),
        terms: terms
            .into_iter()
            .map(|(term, family, effect, low, high, counts)| KeyTerm {
                term: term.into(),
                family,
                effect,
                low,
                high,
                counts,
                articles: counts.map(|count| count.min(3) as u32),
                detectable: 2.5,
            })
            .collect(),
        ranked: 5,
    }
    .scene(style)
}

fn coverage(style: &Style) -> Scene {
    use Covered::*;
    let rows = [
        (
            "Police fired on the crowd at the bridge",
            [(Same, "direct quote"), (Absent, ""), (Same, ""), (OtherEvent, "")],
        ),
        (
            "The number of dead given by the ministry in the evening of the second day of the strike",
            [(Reworded, "more than 40"), (Reworded, "at least 38"), (Absent, ""), (OtherEvent, "")],
        ),
        ("The mayor resigns", [(Partly, "considers it"), (Same, "only here"), (Absent, ""), (OtherEvent, "")]),
        ("Wounded", [(Absent, ""), (Absent, ""), (Reworded, "about 120, most of them students"), (OtherEvent, "")]),
    ];
    Coverage {
        labels: labels("coverage", "Who has what?", "Statements of one event by source.", ""),
        sources: sources(),
        rows: rows
            .into_iter()
            .map(|(statement, cells)| CoverageRow {
                statement: statement.into(),
                cells: cells
                    .into_iter()
                    .map(|(covered, wording)| CoverageCell { covered, wording: wording.into() })
                    .collect(),
            })
            .collect(),
    }
    .scene(style)
}

fn naming(style: &Style) -> Scene {
    let mentions = [[5, 1, 0, 0, 2], [4, 0, 0, 0, 0], [9, 4, 3, 2, 1], [0, 4, 1, 1, 6]];
    Naming {
        labels: labels("naming", "How each source names the Kestovian government", "Share of its mentions.", ""),
        names: ["the government", "the regime", "Vessary", "the junta", "the authorities in the capital"]
            .map(String::from)
            .to_vec(),
        rows: sources()
            .into_iter()
            .zip(mentions)
            .map(|(source, mentions)| NamingRow { source, mentions: mentions.to_vec() })
            .collect(),
    }
    .scene(style)
}

fn timeline(style: &Style) -> Scene {
    let first = jiff::civil::date(2025, 4, 28);
    let day = |n: i64| first.checked_add(jiff::Span::new().days(n)).unwrap();
    let courses = sources().into_iter().take(3).enumerate().map(|(n, source)| Course {
        source,
        periods: (0..20)
            .filter(|k| (k + n) % 6 != 0)
            .map(|k| {
                let rate = 12.0 + ((k * 7 + n * 5) % 13) as f64 * 2.0;
                let from = day(k as i64);
                Period { from, rate, low: rate * 0.6, high: rate * 1.6 + 2.0, hits: 9, words: 700 }
            })
            .collect(),
        articles: (0..20).filter(|k| (k + n) % 6 != 0).map(|k| day(k as i64)).collect(),
    });
    Timeline {
        labels: labels("timeline", "How often, day by day", "Own words, families without Attribution & doubt.", ""),
        courses: courses.collect(),
        length: PeriodLength::Day,
        rug: 1,
    }
    .scene(style)
}

fn scatter(style: &Style) -> Scene {
    let words = "regime war massacre clashes onslaught resistance terrorist brutal besieged blockade junta uprising riot \
                 levy reform unrest crackdown martyrs militants rebels settlers strike walkout chaos threat";
    let families = [
        Some(Family::Crime),
        Some(Family::Violence),
        Some(Family::Actor),
        Some(Family::Status),
        Some(Family::Emotion),
        Some(Family::Cause),
    ];
    let mut sources = sources().into_iter();
    let (across, up) = (sources.next().unwrap(), sources.next().unwrap());
    let terms = words.split_whitespace().enumerate().map(|(n, term)| {
        let counts = [((n * 5) % 11) as u64, ((n * 7) % 13) as u64];
        ScatterTerm {
            term: term.into(),
            family: families[n % 6],
            rates: counts.map(|count| count as f64 / 1.7),
            counts,
        }
    });
    Scatter {
        labels: labels("scatter", "Two sources, term by term", "On the broken line both use a term as often.", ""),
        across,
        up,
        terms: terms.collect(),
    }
    .scene(style)
}

fn collocates(style: &Style) -> Scene {
    let words = [
        ("brutal", 11.2, 9, 12),
        ("occupying", 10.8, 5, 6),
        ("government", 7.3, 12, 180),
        ("counter-revolutionary", 6.9, 3, 5),
        ("said", -1.2, 4, 412),
    ];
    Collocates {
        labels: labels("collocates", "Which words stand near “regime”?", "Within the sentence, 5 words each side.", ""),
        measure: "logDice".into(),
        words: words
            .into_iter()
            .map(|(word, score, together, overall)| Collocate { word: word.into(), score, together, overall })
            .collect(),
    }
    .scene(style)
}

fn map(style: &Style) -> Scene {
    let places = [[-0.9, 0.2], [0.7, 0.6], [0.9, -0.4], [-0.3, -0.5]];
    let terms = [
        ("regime", Some(Family::Status), [1.0, -0.1]),
        ("massacre", Some(Family::Crime), [0.8, 0.75]),
        ("clashes", Some(Family::Violence), [-1.1, 0.3]),
        ("reform", Some(Family::Issue), [-0.8, -0.2]),
        ("martyrs", Some(Family::Emotion), [0.75, 0.55]),
        ("unrest", Some(Family::Violence), [-0.35, -0.45]),
    ];
    SourceMap {
        labels: labels("map", "Which sources word alike?", "Correspondence analysis of terms by source.", ""),
        sources: sources().into_iter().zip(places).collect(),
        terms: terms.into_iter().map(|(term, family, at)| MapTerm { term: term.into(), family, at }).collect(),
        axes: ["axis 1 (62%)".into(), "axis 2 (21%)".into()],
    }
    .scene(style)
}

type Draw = fn(&Style) -> Scene;

const KINDS: [(&str, Draw); 12] = [
    ("voice-bars", voice_bars),
    ("voice-bars-share", voice_bars_share),
    ("rates", rates),
    ("heat-map", heat_map),
    ("dispersion", dispersion),
    ("keyness", keyness),
    ("coverage", coverage),
    ("naming", naming),
    ("timeline", timeline),
    ("scatter", scatter),
    ("collocates", collocates),
    ("map", map),
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
    assert!(differing.is_empty(), "drawings differ: {differing:?}; GOLDEN=write makes them anew");
}

#[test]
fn the_icon_s_picture_is_its_drawing() {
    let folder = root().join("assets/icons");
    let drawing = std::fs::read_to_string(folder.join("parallax.svg")).unwrap();
    let picture = raster::png(&drawing, 96.0, &Fonts::bundled()).unwrap();
    if std::env::var_os("GOLDEN").is_some_and(|value| value == "write") {
        std::fs::write(folder.join("parallax.png"), &picture).unwrap();
    }
    // The pixels, not the bytes: how well a picture is packed is a matter of the compressor.
    let pixels = |bytes: &[u8]| {
        let mut reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().unwrap();
        let mut out = vec![0; reader.output_buffer_size().unwrap()];
        reader.next_frame(&mut out).unwrap();
        out
    };
    let kept = std::fs::read(folder.join("parallax.png")).unwrap();
    assert!(pixels(&kept) == pixels(&picture), "GOLDEN=write makes it anew");
}

/// All variants of one chart on one sheet: `target/golden/NAME.png`.
fn write_sheet(name: &str, scenes: &[Scene]) {
    let mut sheet = String::new();
    let (mut x, mut y, mut row, mut width) = (0.0_f32, 0.0, 0.0_f32, 0.0_f32);
    for scene in scenes {
        if x + scene.width > 1100.0 {
            (x, y, row) = (0.0, y + row + 8.0, 0.0);
        }
        let drawing = svg::write(&Scene { print: false, ..scene.clone() });
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
