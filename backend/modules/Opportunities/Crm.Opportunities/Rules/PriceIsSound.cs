using Crm.Kernel.Values;
using Crm.Opportunities.Domain;
using Crm.Platform.Records;
using Microsoft.EntityFrameworkCore;

namespace Crm.Opportunities.Rules;

/// <summary>A price book has a currency that there is, ends after it begins, and never falls back to itself.</summary>
internal sealed class PriceBookIsSound(OpportunitiesDb db) : IRecordRule<PriceBook>
{
    private const int MaxDepth = 10;

    public async Task Check(PriceBook record, RecordValues changed, InputErrors errors, CancellationToken ct)
    {
        if (record.Currency is not null && !Currencies.IsKnown(record.Currency))
        {
            errors.Add("currency", "Give the currency as an ISO 4217 code such as EUR.");
        }

        if (record.ValidUntil < record.ValidFrom)
        {
            errors.Add("validUntil", "It ends before it begins.");
        }

        if (!changed.All.Keys.Any(f => f.Name == "fallbackId"))
        {
            return;
        }

        var at = record.FallbackId;
        for (var depth = 0; at is { } id; depth++)
        {
            if (id == record.Id || depth == MaxDepth)
            {
                errors.Add("fallbackId", "This book falls back to the other one already.");
                return;
            }

            at = await db.Of<PriceBook>().Where(b => b.Id == id).Select(b => b.FallbackId).FirstOrDefaultAsync(ct);
        }
    }
}

/// <summary>A price is either an amount for one product, in the currency of its book, or a discount.</summary>
internal sealed class PriceIsSound(OpportunitiesDb db) : IRecordRule<Price>
{
    public async Task Check(Price record, RecordValues changed, InputErrors errors, CancellationToken ct)
    {
        if (record is { UnitPrice: not null, Discount: not null })
        {
            errors.Add("discount", "Give a price or a discount, not both.");
        }

        if (record.UnitPrice is { MinorUnits: < 0 })
        {
            errors.Add("unitPrice", "A price is not below nothing.");
        }

        if (record.Discount is < 0 or > 100 * Exact.Million)
        {
            errors.Add("discount", "Give a discount between 0 and 100 per cent.");
        }

        if (record.UnitPrice is { } price && record.BookId is { } book && changed.All.Keys.Any(f => f.Name is "unitPrice" or "bookId")
            && await db.Of<PriceBook>().Where(b => b.Id == book).Select(b => b.Currency).FirstOrDefaultAsync(ct) is { } currency && currency != price.Currency)
        {
            errors.Add("unitPrice", $"The prices of this book are in {currency}.");
        }
    }
}
