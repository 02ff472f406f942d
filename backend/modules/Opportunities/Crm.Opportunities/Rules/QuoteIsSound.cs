using Crm.Kernel;
using Crm.Kernel.Values;
using Crm.Opportunities.Domain;
using Crm.Platform.Records;

namespace Crm.Opportunities.Rules;

/// <summary>A quote keeps its currency while it has lines, and what the customer has read stays as it was read.</summary>
internal sealed class QuoteIsSound : IRecordRule<Quote>
{
    private static readonly string[] Read = ["title", "accountId", "contactId", "currency", "validUntil", "terms", "language"];

    public Task Check(Quote record, RecordValues changed, InputErrors errors, CancellationToken ct)
    {
        if (record.Currency is { } code && !Currencies.IsKnown(code))
        {
            errors.Add("currency", "Give the currency as an ISO 4217 code such as EUR.");
        }

        // Acts write the status with whatever else they write; an undo puts back what was.
        var named = changed.All.Keys.Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
        if (record.Version > 0 && !changed.AreUndone && !named.Contains("status") && record.Status != QuoteStatus.Draft && Read.FirstOrDefault(named.Contains) is { } read)
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
