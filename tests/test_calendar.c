/* Days, weeks, Hijri months and feasts: days that are known from elsewhere, and round trips over all of them. What
 * words are a date is not tested here (golden/times). */
#include "annotate/calendar.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static void assert_date(int32_t day, int32_t year, int32_t month, int32_t of_month) {
  date made = date_of(day);
  assert_int_equal(made.year, year);
  assert_int_equal(made.month, month);
  assert_int_equal(made.day, of_month);
}

static void test_days(void **state) {
  (void)state;
  assert_int_equal(day_of((date){1970, 1, 1}), 0);
  assert_int_equal(day_of((date){2000, 3, 1}), 11017);
  assert_int_equal(day_of((date){1969, 12, 31}), -1);
  assert_int_equal(weekday_of(day_of((date){2024, 7, 10})), 3);
  assert_int_equal(weekday_of(day_of((date){1945, 10, 24})), 3);
  for (int32_t day = -800000; day < 100000; day++) {
    date made = date_of(day);
    assert_true(is_date(made));
    assert_int_equal(day_of(made), day);
  }
}

static void test_months(void **state) {
  (void)state;
  assert_int_equal(days_in_month(2024, 2), 29);
  assert_int_equal(days_in_month(1900, 2), 28);
  assert_int_equal(days_in_month(2000, 2), 29);
  assert_date(day_of(add_months((date){2024, 1, 31}, 1)), 2024, 2, 29);
  assert_date(day_of(add_months((date){2024, 1, 31}, -11)), 2023, 2, 28);
  assert_date(day_of(add_months((date){2024, 12, 5}, 1)), 2025, 1, 5);
  assert_false(is_date((date){2023, 2, 29}));
  assert_false(is_date((date){2023, 13, 1}));
}

static void assert_week(date of, int32_t year, int32_t week) {
  int32_t y, w;
  week_of(day_of(of), &y, &w);
  assert_int_equal(y, year);
  assert_int_equal(w, week);
}

static void test_weeks(void **state) {
  (void)state;
  assert_week((date){2024, 7, 10}, 2024, 28);
  assert_week((date){2016, 1, 3}, 2015, 53);
  assert_week((date){2018, 12, 31}, 2019, 1);
  assert_date(monday_of_week(2015, 1), 2014, 12, 29);
  assert_date(nth_weekday(2024, 8, 5, 1), 2024, 8, 2);
  assert_date(nth_weekday(2023, 11, 4, 4), 2023, 11, 23);
  assert_date(nth_weekday(2016, 10, 5, -1), 2016, 10, 28);
}

/* First days of months as the Umm al-Qura calendar was published. */
static void test_hijri(void **state) {
  (void)state;
  assert_date(day_of_hijri((date){1343, 1, 1}), 1924, 8, 1);
  assert_date(day_of_hijri((date){1400, 1, 1}), 1979, 11, 20);
  assert_date(day_of_hijri((date){1444, 9, 1}), 2023, 3, 23);
  assert_date(day_of_hijri((date){1445, 9, 1}), 2024, 3, 11);
  assert_date(day_of_hijri((date){1445, 10, 1}), 2024, 4, 10);
  assert_date(day_of_hijri((date){1446, 1, 1}), 2024, 7, 7);
  assert_date(day_of_hijri((date){1500, 12, 1}), 2077, 10, 18);
  assert_date(day_of_hijri((date){1, 1, 1}), 622, 7, 19); /* beyond the tables, by arithmetic */
  for (int32_t year = 1200; year < 1600; year++) {
    int32_t length = day_of_hijri((date){year + 1, 1, 1}) - day_of_hijri((date){year, 1, 1});
    assert_in_range(length, 353, 356);
    assert_int_equal(hijri_year_of(day_of_hijri((date){year, 1, 1})), year);
    assert_int_equal(hijri_year_of(day_of_hijri((date){year + 1, 1, 1}) - 1), year);
  }
}

static void test_easter(void **state) {
  (void)state;
  assert_date(easter_of(2024), 2024, 3, 31);
  assert_date(easter_of(2018), 2018, 4, 1);
  assert_date(easter_of(1943), 1943, 4, 25);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_days), cmocka_unit_test(test_months),
                                     cmocka_unit_test(test_weeks), cmocka_unit_test(test_hijri),
                                     cmocka_unit_test(test_easter)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
