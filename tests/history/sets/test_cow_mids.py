from __future__ import annotations

import zipfile

from standoff.history.sets.cow_mids import DATA_SET, DIRECTED, DISPUTE

DYADIC = (
    *("disno", "dyindex", "statea", "stateb", "strtyr", "year"),
    *("sideaa", "sideab", "fatleva", "fatlevb", "highmcaa", "highmcab", "hihosta", "hihostb"),
    *("orignata", "orignatb"),
)


def test_disputes_out_of_the_publishers_archive(tmp_path):
    path = tmp_path / "MID-5-Data-and-Supporting-Materials.zip"
    with zipfile.ZipFile(path, "w") as made:
        made.writestr(
            "MIDA 5.0.csv", ",".join(DISPUTE) + "\n" + ",".join(["3"] * len(DISPUTE)) + "\n"
        )
        made.writestr("MIDB 5.0.csv", "dispnum\n1\n")
    assert DATA_SET.releases[0].read(path)["disputes"].columns == list(DISPUTE)


def test_dyadic_disputes_are_seen_from_both_sides(tmp_path):
    row = (2, 1, 2, 200, 1902, 1903, 1, 0, 0, 4, 7, 0, 3, 1, 1, 1)
    path = tmp_path / "dyadic_mid_4.03.csv"
    path.write_text(",".join(DYADIC) + "\n" + ",".join(map(str, row)) + "\n")
    made = DATA_SET.releases[1].read(path)["directed"]
    assert made.columns == list(DIRECTED)
    one, other = made.to_dicts()
    assert (one["ccode1"], one["sidea1"], one["fatality2"], one["disponset"]) == (2, 1, 4, 0)
    assert (other["ccode1"], other["sidea1"], other["fatality1"], other["hostlev2"]) == (
        200,
        0,
        4,
        3,
    )
