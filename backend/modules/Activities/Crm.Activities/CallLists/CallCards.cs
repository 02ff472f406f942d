using Crm.Activities.Domain;
using Crm.Activities.Timeline;
using Crm.Kernel;
using Crm.Platform.Calendars;
using Crm.Platform.Normalisation.Phones;
using Crm.Platform.Records;
using Crm.Platform.Templates;
using Microsoft.EntityFrameworkCore;
using Record = Crm.Kernel.Record;

namespace Crm.Activities.CallLists;

/// <summary>What a caller needs before them: who it is, why now, what to say, and what was said before.</summary>
internal sealed class CallCard
{
    public required Guid EntryId { get; init; }
    public required string RecordType { get; init; }
    public required Guid RecordId { get; init; }
    public required string Name { get; init; }
    public string? Company { get; init; }
    public string? Title { get; init; }

    /// <summary>In E.164, to be dialled.</summary>
    public required string Number { get; init; }

    /// <summary>The same grouped for people to read.</summary>
    public required string NumberText { get; init; }

    /// <summary>The IANA time zone of the country whose number it is.</summary>
    public required string TimeZone { get; init; }

    /// <summary>callBack: a time was agreed; tryAgain: nobody answered; score: it promises much; inTurn.</summary>
    public required string Why { get; init; }
    public long? Score { get; init; }

    /// <summary>When it was to be called again.</summary>
    public DateTime? AgreedAt { get; init; }

    /// <summary>How often the number was tried, and how the last call ended.</summary>
    public required int Tries { get; init; }
    public string? LastOutcome { get; init; }

    /// <summary>Markdown with the values in it.</summary>
    public string? Script { get; init; }

    /// <summary>Placeholders that have no value for this one.</summary>
    public required IReadOnlyList<string> Missing { get; init; }
    public required IReadOnlyList<CallTouch> Touches { get; init; }

    /// <summary>Until then nobody else gets them.</summary>
    public required DateTime HeldUntil { get; init; }
}

/// <summary>Something that was done with them before.</summary>
internal sealed record CallTouch(Guid ActivityId, string Kind, DateTime At, string Subject, string? Excerpt, string? UserName);

/// <summary>Makes the card of somebody on a list.</summary>
internal sealed class CallCards(ActivitiesDb db, ChosenRecords chosen, ReferenceLabels labels, ITemplates templates, ICurrentUser user)
{
    private const int Touches = 5;
    private const int ExcerptLength = 160;
    private const int HighScore = 60;

    public async Task<CallCard> Of(CallList list, CallListEntry entry, Record record, CancellationToken ct)
    {
        var touches = await LastTouches(record.Id, ct);
        var account = chosen.Value(record, "accountId") as Guid?;
        var names = await labels.Fetch([(list.RecordType, record.Id), .. account is { } id ? [("account", id)] : Array.Empty<(string, Guid)>(), .. touches.Select(t => t.OwnerId).OfType<Guid>().Select(u => ("user", u))], ct);
        var script = list.Script is null ? null : await templates.Fill(new TemplateText("-", list.Script), list.RecordType, record.Id, ct);
        var phone = PhoneParser.Parse(entry.Number, entry.Region);
        var score = chosen.Value(record, "score") as long?;
        return new CallCard
        {
            EntryId = entry.Id, RecordType = list.RecordType, RecordId = record.Id, Name = names.Of(list.RecordType, record.Id) ?? "", Company = names.Of("account", account) ?? chosen.Value(record, "companyName") as string,
            Title = chosen.Value(record, "title") as string, Number = entry.Number!, NumberText = phone is null ? entry.Number! : PhoneDisplay.International(phone), TimeZone = CountryZones.Of(entry.Region)[0].Id,
            Why = entry.State == CallListState.CallBack ? "callBack" : entry.Tries > 0 ? "tryAgain" : score >= HighScore ? "score" : "inTurn", Score = score,
            AgreedAt = entry.State == CallListState.CallBack ? entry.NotBefore : null, Tries = entry.Tries, LastOutcome = entry.Outcome, Script = script?.Markdown, Missing = script?.Missing ?? [],
            Touches = [.. touches.Select(t => new CallTouch(t.Id, t.Kind.ToString()!.ToLowerInvariant(), t.At, t.Subject ?? "", Excerpts.Of(t.Body, ExcerptLength), names.Of("user", t.OwnerId)))],
            HeldUntil = entry.LeasedUntil!.Value,
        };
    }

    // Two reads, each along its own index: one with "or" would follow neither.
    private async Task<List<Activity>> LastTouches(Guid recordId, CancellationToken ct)
    {
        var done = db.Activities.AsNoTracking().Reach(user, "activities.read").Where(a => a.DeletionId == Guid.Empty && a.Status == ActivityStatus.Done);
        var found = await Newest(done.Where(a => a.LeadId == recordId), ct);
        found.AddRange(await Newest(done.Where(a => a.ContactId == recordId), ct));
        return [.. found.DistinctBy(a => a.Id).OrderByDescending(a => a.At).Take(Touches)];
    }

    private static Task<List<Activity>> Newest(IQueryable<Activity> activities, CancellationToken ct) => activities.OrderByDescending(a => a.At).ThenByDescending(a => a.Id).Take(Touches).ToListAsync(ct);
}
