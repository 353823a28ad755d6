//! Charts as scenes of rectangles, lines, paths, text and marks, written as SVG and drawn as pixels from it.
