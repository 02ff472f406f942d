using System.Globalization;

namespace Crm.Activities.Mail.Mime;

/// <summary>Reads the date of a head (RFC 5322, 3.3 and 4.3), also as careless programs write it; null where it is none.</summary>
internal static class MimeDate
{
    private const string Months = "janfebmaraprmayjunjulaugsepoctnovdec";

    public static DateTime? Read(string? header)
    {
        var plain = string.Join(':', Comments.Remove(header ?? "").Split(':', StringSplitOptions.TrimEntries));
        var tokens = plain.Replace("-", " -", StringComparison.Ordinal).Split([' ', ',', '\t'], StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i + 2 < tokens.Length && i < 4; i++)
        {
            if (Number(tokens[i]) is { } day and >= 1 and <= 31 && Month(tokens[i + 1].TrimStart('-')) is { } month && Number(tokens[i + 2].TrimStart('-')) is { } year)
            {
                return At(Year(tokens[i + 2].TrimStart('-'), year), month, day, [.. tokens.Skip(i + 3)]);
            }
        }

        return DateTimeOffset.TryParse(header, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var other) ? other.UtcDateTime : null;
    }

    private static DateTime? At(int year, int month, int day, string[] rest)
    {
        if (year is < 1 or > 9999 || day > DateTime.DaysInMonth(year, month))
        {
            return null;
        }

        var time = rest is [var clock, ..] && TimeOnly.TryParse(clock, CultureInfo.InvariantCulture, out var parsed) ? parsed : TimeOnly.MinValue;
        var moment = new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Utc) + time.ToTimeSpan();
        var ticks = moment.Ticks - Zone(rest.Length > 1 ? rest[1] : "").Ticks;
        return ticks < DateTime.MinValue.Ticks || ticks > DateTime.MaxValue.Ticks ? null : new DateTime(ticks, DateTimeKind.Utc);
    }

    private static TimeSpan Zone(string zone) => zone switch
    {
        ['+' or '-', ..] when zone.Length == 5 && Number(zone[1..]) is { } offset and <= 9959 && offset % 100 < 60 =>
            (zone[0] == '-' ? -1 : 1) * new TimeSpan(offset / 100, offset % 100, 0),
        "EST" or "CDT" => TimeSpan.FromHours(-5),
        "EDT" => TimeSpan.FromHours(-4),
        "CST" or "MDT" => TimeSpan.FromHours(-6),
        "MST" or "PDT" => TimeSpan.FromHours(-7),
        "PST" => TimeSpan.FromHours(-8),
        _ => TimeSpan.Zero,
    };

    // Two and three digits count from 1900, two below fifty from 2000 (4.3).
    private static int Year(string token, int year) => token.Length <= 2 && year < 50 ? year + 2000 : token.Length <= 3 ? year + 1900 : year;

    private static int? Month(string token) =>
        token.Length >= 3 && Months.IndexOf(token[..3], StringComparison.OrdinalIgnoreCase) is var at and >= 0 && at % 3 == 0 ? (at / 3) + 1 : null;

    private static int? Number(string token) => int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
