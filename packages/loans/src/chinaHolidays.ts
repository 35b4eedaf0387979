/** The holidays and make-up working days of one year in China. */
export interface HolidayYear {
  /** Stretches of days off, first and last day as MM-DD, weekends in them included. */
  readonly off: readonly (readonly [first: string, last: string])[];
  /** Saturdays and Sundays that are worked instead. */
  readonly worked: readonly string[];
}

/**
 * The notices of the General Office of the State Council on the holidays of each year (国务院办公厅关于部分节假日安排的通知): 国办发明电〔2022〕16号 for
 * 2023, 〔2023〕7号 for 2024, 〔2024〕12号 for 2025, and that of 4 November 2025 for 2026. A year is added when its notice is out.
 */
export const chinaHolidays: ReadonlyMap<number, HolidayYear> = new Map([
  [
    2023,
    {
      off: [
        ['01-01', '01-02'],
        ['01-21', '01-27'],
        ['04-05', '04-05'],
        ['04-29', '05-03'],
        ['06-22', '06-24'],
        ['09-29', '10-06'],
      ],
      worked: ['01-28', '01-29', '04-23', '05-06', '06-25', '10-07', '10-08'],
    },
  ],
  [
    2024,
    {
      off: [
        ['01-01', '01-01'],
        ['02-10', '02-17'],
        ['04-04', '04-06'],
        ['05-01', '05-05'],
        ['06-10', '06-10'],
        ['09-15', '09-17'],
        ['10-01', '10-07'],
      ],
      worked: ['02-04', '02-18', '04-07', '04-28', '05-11', '09-14', '09-29', '10-12'],
    },
  ],
  [
    2025,
    {
      off: [
        ['01-01', '01-01'],
        ['01-28', '02-04'],
        ['04-04', '04-06'],
        ['05-01', '05-05'],
        ['05-31', '06-02'],
        ['10-01', '10-08'],
      ],
      worked: ['01-26', '02-08', '04-27', '09-28', '10-11'],
    },
  ],
  [
    2026,
    {
      off: [
        ['01-01', '01-03'],
        ['02-15', '02-23'],
        ['04-04', '04-06'],
        ['05-01', '05-05'],
        ['06-19', '06-21'],
        ['09-25', '09-27'],
        ['10-01', '10-07'],
      ],
      worked: ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'],
    },
  ],
]);
