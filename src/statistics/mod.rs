//! Rates, keyness, dispersion, diversity, bootstrap, agreement, and advice on what the numbers can carry.
