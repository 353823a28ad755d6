"""Derives english.txt from wordfreq 3.1.1 (see README.md). Needs the packages wordfreq and snowballstemmer."""

import collections
import math
import pathlib

import snowballstemmer
import wordfreq

RAREST = 650  # centibels below certainty: words rarer than 10 ** -6.5 are left out
stemmer = snowballstemmer.stemmer("english")
frequency = collections.Counter()
for centibels, words in enumerate(wordfreq.get_frequency_list("en", "best")[: RAREST + 1]):
    for word in words:
        if word.replace("'", "").isalpha():
            frequency[stemmer.stemWord(word)] += 10 ** (-centibels / 100)
rows = collections.defaultdict(list)
for stem, share in frequency.items():
    rows[round(-100 * math.log10(share))].append(stem)
with open(pathlib.Path(__file__).with_name("english.txt"), "w", encoding="utf-8", newline="\n") as out:
    for centibels in sorted(rows):
        out.write(" ".join([str(centibels), *sorted(rows[centibels])]) + "\n")
