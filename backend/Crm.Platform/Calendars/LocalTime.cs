namespace Crm.Platform.Calendars;

/// <summary>Local times as instants, as RFC 5545 (3.3.5) reads them.</summary>
public static class LocalTime
{
    /// <summary>A time that the day skips is reckoned with the offset before the gap; of a time that it has twice, the first is meant.</summary>
    public static DateTime ToUtc(DateTime local, TimeZoneInfo zone)
    {
        var plain = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        var offset = zone.IsInvalidTime(plain) ? OffsetBefore(plain, zone)
            : zone.IsAmbiguousTime(plain) ? zone.GetAmbiguousTimeOffsets(plain).Max()
            : zone.GetUtcOffset(plain);
        return DateTime.SpecifyKind(plain - offset, DateTimeKind.Utc);
    }

    private static TimeSpan OffsetBefore(DateTime local, TimeZoneInfo zone)
    {
        while (zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(-15);
        }

        return zone.GetUtcOffset(local);
    }
}
