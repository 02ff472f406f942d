using Crm.Kernel;
using Crm.Kernel.Values;
using Crm.Opportunities.Domain;
using Crm.Platform.Records;

namespace Crm.Opportunities.Rules;

/// <summary>A quote keeps its currency while it has lines, what the customer has read stays as it was read, and what they were told or have said is not undone.</summary>
internal sealed class QuoteIsSound : IRecordRule<Quote>
{
    private static readonly string[] Read = ["title", "accountId", "contactId", "currency", "validUntil", "terms", "language", "lines"];
    private static readonly string[] Told = ["sentAt", "answeredAt"];

    public Task Check(Quote record, RecordValues changed, InputErrors errors, CancellationToken ct)
    {
        if (record.Currency is { } code && !Currencies.IsKnown(code))
        {
            errors.Add("currency", "Give the currency as an ISO 4217 code such as EUR.");
        }

        // Acts write the status with whatever else they write.
        var named = changed.All.Keys.Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
        var isAct = named.Contains("status") && !changed.AreUndone;
        var told = changed.AreUndone ? Told.FirstOrDefault(named.Contains) : null;
        if (record.Version > 0 && !isAct && (told ?? (record.Status == QuoteStatus.Draft ? null : Read.FirstOrDefault(named.Contains))) is { } read)
        {
            throw new ConflictException("quote_status", $"The customer has read this quote: {read} cannot be changed. Make a new version.")
            {
                Params = new Dictionary<string, object?>(StringComparer.Ordinal) { ["status"] = System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(record.Status.ToString()!) },
            };
        }

        if (record.Version > 0 && named.Contains("currency") && record.Lines.Count > 0)
        {
            errors.Add("currency", "Take the lines out before you change the currency.");
        }

        return Task.CompletedTask;
    }
}
