using System.Text.Json;
using Crm.Contacts.Contracts;
using Crm.Kernel.Values;
using Crm.Platform.Data;
using Crm.Platform.Imports;
using Crm.Platform.Normalisation.Phones;
using Crm.Platform.Records;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Record = Crm.Kernel.Record;

namespace Crm.Activities.CallLists;

/// <summary>Whom a list is made of.</summary>
internal sealed class CallSource
{
    /// <summary>lead, contact or account: of accounts their people are called.</summary>
    public required string RecordType { get; init; }

    /// <summary>10,000 at most; send these or a filter.</summary>
    public IReadOnlyList<Guid>? Ids { get; init; }

    /// <summary>q and where, as lists take them; 10,000 may match at most.</summary>
    public JsonElement? Filter { get; init; }
}

/// <summary>Puts people on a list: each of them and each number once.</summary>
internal sealed class CallListFiller(ActivitiesDb db, BulkRows rows, ChosenRecords chosen, IMediator mediator, IOptions<CompanyOptions> company, TimeProvider clock)
{
    public const int Most = 10_000;
    private const int AtOnce = 1000;
    private const int AverageRank = 50;

    /// <summary>The type of the records that are called.</summary>
    public static string Called(string recordType) => recordType == "account" ? "contact" : recordType;

    /// <summary>Answers how many were put on the list.</summary>
    public async Task<int> Fill(CallList list, CallSource source, CancellationToken ct)
    {
        var present = await db.CallListEntries.AsNoTracking().Where(e => e.ListId == list.Id).Select(e => new { e.RecordId, e.Number }).ToListAsync(ct);
        var people = present.Select(e => e.RecordId).ToHashSet();
        var numbers = present.Select(e => e.Number).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var added = 0;
        await foreach (var page in Records(source, ct))
        {
            var news = page.Where(r => people.Add(r.Id)).ToList();
            if (people.Count > Most)
            {
                throw new Crm.Kernel.InvalidInputException("from", $"A list takes {Most} people at most. Choose fewer, or make several lists.");
            }

            var wrong = await WrongNumbers([.. news.Select(r => r.Id)], ct);
            rows.Add(news.ConvertAll(r => Entry(list, r, wrong.GetValueOrDefault(r.Id) ?? [], numbers, added++)));
        }

        return added;
    }

    /// <summary>The numbers of each that turned out on any list not to be theirs.</summary>
    public async Task<IReadOnlyDictionary<Guid, List<string>>> WrongNumbers(IReadOnlyCollection<Guid> records, CancellationToken ct)
    {
        var marked = await db.CallListEntries.AsNoTracking().Where(e => EF.Parameter(records).Contains(e.RecordId) && e.Outcome != null).Select(e => new { e.RecordId, e.WrongNumbers }).ToListAsync(ct);
        return marked.Where(m => m.WrongNumbers.Count > 0).GroupBy(m => m.RecordId).ToDictionary(g => g.Key, g => g.SelectMany(m => m.WrongNumbers).Distinct(StringComparer.Ordinal).ToList());
    }

    public IEnumerable<string> NumbersOf(Record record) => (chosen.Value(record, "phones") as IEnumerable<PhoneNumber> ?? []).Select(p => p.Number).Where(n => n.Length > 0).Distinct(StringComparer.Ordinal);

    public string RegionOf(string number) => PhoneParser.Parse(number, company.Value.Country)?.Region ?? company.Value.Country ?? "";

    // Who promises as much as others is called in the order in which they were chosen: ids made at one instant have none.
    private CallListEntry Entry(CallList list, Record record, List<string> wrong, HashSet<string> taken, int position)
    {
        var now = clock.GetUtcNow();
        var theirs = NumbersOf(record).Except(wrong, StringComparer.Ordinal).ToList();
        var number = theirs.Find(taken.Add);
        var score = chosen.Value(record, "score") as long?;
        return new CallListEntry
        {
            Id = Guid.CreateVersion7(now.AddMilliseconds(position)), ListId = list.Id, RecordId = record.Id, Number = number, Region = number is null ? "" : RegionOf(number),
            State = number is null ? CallListState.Skipped : CallListState.Waiting,
            Reason = number is not null ? null : theirs.Count > 0 ? SkipReasons.SameNumber : SkipReasons.NoNumber,
            Rank = score is { } points ? 100 - (int)points : AverageRank, NotBefore = now.UtcDateTime,
        };
    }

    private IAsyncEnumerable<IReadOnlyList<Record>> Records(CallSource source, CancellationToken ct) => source switch
    {
        { RecordType: "account" } => PeopleOf(source, ct),
        { Ids: { } ids } => chosen.Of(source.RecordType, [.. ids.Distinct()], ct),
        _ => chosen.Of(source.RecordType, source.Filter!.Value, ct),
    };

    private async IAsyncEnumerable<IReadOnlyList<Record>> PeopleOf(CallSource source, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var accounts = source.Ids is { } ids ? chosen.Of("account", [.. ids.Distinct()], ct) : chosen.Of("account", source.Filter!.Value, ct);
        await foreach (var page in accounts)
        {
            foreach (var some in page.Chunk(AtOnce))
            {
                var people = await mediator.Send(new ContactsOfAccounts([.. some.Select(a => a.Id)]), ct);
                await foreach (var contacts in chosen.Of("contact", people, ct))
                {
                    yield return contacts;
                }
            }
        }
    }
}

/// <summary>Why somebody on a list is not called.</summary>
internal static class SkipReasons
{
    public const string NoNumber = "noNumber";
    public const string SameNumber = "sameNumber";
    public const string DoNotCall = "doNotCall";
    public const string NoConsent = "noConsent";
    public const string Gone = "gone";
    public const string Chosen = "chosen";
}
