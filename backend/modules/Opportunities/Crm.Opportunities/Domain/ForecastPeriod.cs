using System.Globalization;
using System.Runtime.InteropServices;

namespace Crm.Opportunities.Domain;

/// <summary>A month or a quarter of the calendar: <c>2026-11</c>, <c>2026-Q4</c>.</summary>
/// <param name="First">Its first month: 202610.</param>
/// <param name="Months">1 or 3.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ForecastPeriod(int First, int Months)
{
    private const int MinYear = 1970;
    private const int MaxYear = 2999;

    /// <summary>A quarter never goes beyond its year.</summary>
    public int Last => First + Months - 1;

    public DateOnly Begin => new(First / 100, First % 100, 1);

    /// <summary>The last day.</summary>
    public DateOnly End => Begin.AddMonths(Months).AddDays(-1);

    public bool Holds(int month) => month >= First && month <= Last;

    public ForecastPeriod Back(int periods) => Of(Begin.AddMonths(-periods * Months), Months);

    public static ForecastPeriod Of(DateOnly day, int months) => new((day.Year * 100) + day.Month - ((day.Month - 1) % months), months);

    public static ForecastPeriod? Parse(string? text)
    {
        if (text is not { Length: 7 } || text[4] != '-' || !int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < MinYear or > MaxYear)
        {
            return null;
        }

        return text[5] == 'Q'
            ? text[6] is >= '1' and <= '4' ? new ForecastPeriod((year * 100) + ((text[6] - '1') * 3) + 1, 3) : null
            : int.TryParse(text.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out var month) && month is >= 1 and <= 12 ? new ForecastPeriod((year * 100) + month, 1) : null;
    }

    public override string ToString() => Months == 3
        ? string.Create(CultureInfo.InvariantCulture, $"{First / 100:0000}-Q{((First % 100) + 2) / 3}")
        : string.Create(CultureInfo.InvariantCulture, $"{First / 100:0000}-{First % 100:00}");
}
