from __future__ import annotations

from datetime import date

from standoff.history.sets.ucdp_acd import DATA_SET

HEAD = (
    "conflict_id,location,incompatibility,year,intensity_level,type_of_conflict,start_date,start_prec,"
    "start_date2,start_prec2,ep_end,ep_end_date,gwno_a,gwno_a_2nd,gwno_b,gwno_b_2nd,gwno_loc"
)
ROW = '13042,Libya,2,2011,2,4,2011-03-04,1,2011-03-04,1,1,2011-10-20,620,"2, 200, 220",,,620'


def test_a_cell_that_lists_states_becomes_rows(tmp_path):
    (tmp_path / "UcdpPrioConflict_v25_1.csv").write_text(f"{HEAD}\n{ROW}\n")
    made = DATA_SET.releases[0].read(tmp_path / "UcdpPrioConflict_v25_1.csv")["conflicts"]
    assert made["gwno_a_2nd"].to_list() == [2, 200, 220]
    one = made.row(0, named=True)
    assert (one["type_of_conflict"], one["incompatibility"]) == ("II", "government")
    assert (one["start_date"], one["gwno_b"]) == (date(2011, 3, 4), None)
