using System.Globalization;
using Crm.Contacts.Domain;
using Crm.Platform.Records;

namespace Crm.Contacts.Rules;

/// <summary>Profiles lead to known networks, hours are of the clock, and time zones exist.</summary>
internal sealed class ReachIsSound : IRecordRule<Contact>, IRecordRule<Account>
{
    public Task Check(Contact record, RecordValues changed, InputErrors errors, CancellationToken ct)
    {
        CheckProfiles(record.Profiles, changed, errors);
        CheckHour(record.HoursFrom, "hoursFrom", errors);
        CheckHour(record.HoursUntil, "hoursUntil", errors);
        if (record.TimeZone is { } zone && changed.All.Keys.Any(f => f.Name == "timeZone") && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
        {
            errors.Add("timeZone", "Give a time zone of the IANA database, such as Europe/Madrid.");
        }

        return Task.CompletedTask;
    }

    public Task Check(Account record, RecordValues changed, InputErrors errors, CancellationToken ct)
    {
        CheckProfiles(record.Profiles, changed, errors);
        return Task.CompletedTask;
    }

    private static void CheckProfiles(List<string> profiles, RecordValues changed, InputErrors errors)
    {
        if (changed.All.Keys.Any(f => f.Name == "profiles") && profiles.Find(p => !Profiles.IsOne(p)) is not null)
        {
            errors.Add("profiles", "Give the https address of a page on a known network, such as https://www.linkedin.com/in/name.");
        }
    }

    private static void CheckHour(string? text, string field, InputErrors errors)
    {
        if (text is not null && !TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            errors.Add(field, "Write an hour of the day as 09:30.");
        }
    }
}
