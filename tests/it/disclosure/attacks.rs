//! The acceptance test: nobody who adds and subtracts gets close to a withheld count.

use proptest::prelude::*;
use wachtwijzer::domain::disclosure::nested::Nest;
use wachtwijzer::domain::disclosure::table::{Table, Totals};
use wachtwijzer::domain::disclosure::{Families, ledger::Ledger, ledger::LineFault};

use super::attacker::{Attacker, Knows};
use super::random::{Chance, families};
use super::vectors::{set_down, shown, shown_cells};

fn attack(table: &[Vec<u64>], totals: Totals) -> Attacker {
    let published = Table::new(families(table), totals).unwrap().publish();
    let mut attacker = Attacker::who(Knows::RoundingAndMinimum);
    let places = set_down(&mut attacker, &published);
    attacker.derive();
    for (place, count) in places.cells.iter().flatten().zip(table.iter().flatten()) {
        assert!(attacker.interval(*place).holds(*count), "the attacker reasons wrongly about {count} in {table:?}");
    }
    attacker
}

#[test]
fn no_withheld_count_of_two_thousand_random_tables_is_told() {
    let mut chance = Chance::seeded(20_260_630);
    let mut narrowest = i64::MAX;
    for _ in 0..2_000 {
        let (rows, columns) = (1 + chance.below(6), 1 + chance.below(7));
        let table = chance.table(rows, columns);
        for totals in [Totals::Both, Totals::OfRows, Totals::OfColumns, Totals::Neither] {
            let attacker = attack(&table, totals);
            assert_eq!(attacker.told(), [], "{table:?} with {totals:?}");
            narrowest = narrowest.min(attacker.narrowest().unwrap_or(i64::MAX));
        }
    }
    println!("narrowest interval of a withheld count: {narrowest}");
    assert!((5..100).contains(&narrowest), "narrowest {narrowest}");
}

#[test]
fn the_attacker_does_find_counts_that_are_hidden_carelessly() {
    let mut only_small_ones = Attacker::who(Knows::RoundingAndMinimum);
    let cells = [vec![Some(120), None, Some(35)], vec![Some(60), Some(20), Some(25)]];
    let (rows, columns) = ([Some(155), Some(105)], [Some(180), Some(20), Some(60)]);
    let places = only_small_ones.table(&cells, &rows, &columns, &[Some(260)]);

    only_small_ones.derive();

    let found = only_small_ones.interval(places.cells[0][1]);
    assert_eq!((found.low, found.high), (0, 4));
    assert!(found.tells());
}

#[test]
fn a_line_without_a_published_total_hides_only_what_is_small() {
    let list = |totals| Table::new(families(&[vec![40, 3, 25]]), totals).unwrap().publish();

    assert_eq!(shown_cells(&list(Totals::Neither)), [[Some(40), None, Some(25)]]);
    assert_eq!(shown_cells(&list(Totals::OfColumns)), [[Some(40), None, Some(25)]]);
    assert_eq!(shown_cells(&list(Totals::OfRows)), [[Some(40), None, None]]);
}

#[test]
fn a_list_is_a_table_of_one_row() {
    let published = Table::list([12, 4, 0, 88].map(Families::counted).to_vec()).publish();

    assert_eq!(shown_cells(&published), [[None, None, None, Some(90)]]);
    assert_eq!(shown(&published.row_totals.unwrap()), [Some(105)]);
    assert_eq!(published.column_totals, None);
    assert_eq!(published.total, None);
}

#[test]
fn rows_of_unequal_length_are_refused() {
    assert!(Table::new(families(&[vec![1, 2], vec![3]]), Totals::Both).is_err());
}

#[test]
fn what_has_been_settled_is_not_taken_back_so_the_later_whole_gives_way() {
    let mut ledger = Ledger::new();
    let parts = [50, 60, 4].map(|count| ledger.enter(Families::counted(count)));
    ledger.settle();
    let whole = ledger.enter(Families::counted(114));
    ledger.relate(whole, parts.to_vec()).unwrap();

    ledger.settle();

    let shown = parts.map(|part| ledger.published(part).into_shown());
    assert_eq!(shown, [Some(50), Some(60), None]);
    assert!(ledger.published(whole).is_withheld());
}

#[test]
fn nothing_is_shown_before_it_is_settled() {
    let mut ledger = Ledger::new();
    let entry = ledger.enter(Families::counted(500));

    assert!(ledger.published(entry).is_withheld());
}

#[test]
fn lines_that_do_not_add_up_are_refused() {
    let mut ledger = Ledger::new();
    let one = ledger.enter(Families::counted(20));
    let whole = ledger.enter(Families::counted(21));

    assert_eq!(ledger.relate(whole, vec![one]), Err(LineFault::Unequal));
}

#[test]
fn of_sets_in_sets_the_inner_one_gives_way() {
    let mut nest = Nest::new();
    let [year, half, quarter, month, other] = [200, 120, 113, 100, 8].map(|count| nest.add(Families::counted(count)));
    nest.inside(half, year).unwrap();
    nest.inside(quarter, half).unwrap();
    nest.inside(month, quarter).unwrap();
    nest.inside(other, year).unwrap();

    // The quarter differs from its half-year by seven; the month then stands beside the half-year, from which it differs by twenty.
    assert_eq!(shown(&nest.publish()), [Some(200), Some(120), None, Some(100), None]);
    assert!(nest.inside(year, month).is_err());
}

proptest! {
    #[test]
    fn of_nested_sets_that_are_published_no_two_differ_by_one_to_nine(
        steps in prop::collection::vec(0_u64..25, 1..12), parents in prop::collection::vec(0_usize..100, 12),
    ) {
        let mut nest = Nest::new();
        let mut sets = vec![(nest.add(Families::counted(150)), 150, None)];
        for (step, parent) in steps.iter().zip(parents) {
            let at = parent % sets.len();
            let count = u64::saturating_sub(sets[at].1, *step);
            let set = nest.add(Families::counted(count));
            nest.inside(set, sets[at].0).unwrap();
            sets.push((set, count, Some(at)));
        }

        let published = nest.publish();

        for inner in (0..sets.len()).filter(|at| !published[*at].is_withheld()) {
            prop_assert!(sets[inner].1 >= 10);
            let mut around = sets[inner].2;
            while let Some(outer) = around {
                let apart = sets[outer].1 - sets[inner].1;
                prop_assert!(published[outer].is_withheld() || apart == 0 || apart >= 10);
                around = sets[outer].2;
            }
        }
    }

    #[test]
    fn tables_of_any_counts_keep_their_secrets(
        rows in prop::collection::vec(prop::collection::vec(0_u64..40, 4), 1..6), with_totals in 0_usize..3,
    ) {
        let totals = [Totals::Both, Totals::OfRows, Totals::OfColumns][with_totals];
        prop_assert_eq!(attack(&rows, totals).told(), []);
    }
}
