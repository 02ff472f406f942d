using Crm.Kernel;
using Crm.Kernel.Values;
using Crm.Opportunities.Domain;
using Crm.Platform.Records;
using Microsoft.EntityFrameworkCore;

namespace Crm.Opportunities.Rules;

/// <summary>Prices of one product are in one currency and not below nothing; a code is one product's; variants have no variants.</summary>
internal sealed class ProductIsSound(OpportunitiesDb db) : IRecordRule<Product>
{
    private const decimal MostTax = 100;

    public async Task Check(Product record, RecordValues changed, InputErrors errors, CancellationToken ct)
    {
        var prices = new (string Name, Money? Price)[] { ("listPrice", record.ListPrice), ("cost", record.Cost), ("floor", record.Floor) };
        foreach (var (name, price) in prices.Where(p => p.Price is { MinorUnits: < 0 }))
        {
            errors.Add(name, $"{price!.Currency} {price.Amount} is below nothing.");
        }

        if (prices.Where(p => p.Price is not null).DistinctBy(p => p.Price!.Currency).Skip(1).FirstOrDefault() is { Price: not null } other)
        {
            errors.Add(other.Name, "Give all prices of a product in one currency; price books hold others.");
        }

        if (record.TaxRate is < 0 or > (long)(MostTax * 1_000_000))
        {
            errors.Add("taxRate", "Give a tax between 0 and 100 per cent.");
        }

        if (Has(changed, "code") && record.Code is not null && await db.Of<Product>().AnyAsync(p => p.CodeInUse == record.CodeInUse && p.DeletionId == Guid.Empty && p.Id != record.Id, ct))
        {
            errors.Add("code", $"Another product has the code {record.Code}.");
        }

        if (Has(changed, "options") && record.Options.Count > 0)
        {
            var ids = record.Options.ConvertAll(o => o.ProductId);
            var known = await db.Of<Product>().Where(p => ids.Contains(p.Id) && p.DeletionId == Guid.Empty).Select(p => p.Id).ToListAsync(ct);
            foreach (var (option, i) in record.Options.Select((o, i) => (o, i)).Where(o => o.o.ProductId == record.Id || !known.Contains(o.o.ProductId)))
            {
                errors.Add($"options[{i}].productId", option.ProductId == record.Id ? "A product is no option of itself." : "There is no product with this id.");
            }
        }

        if (Has(changed, "variantOfId") && record.VariantOfId is { } parent
            && (parent == record.Id || await db.Of<Product>().AnyAsync(p => (p.Id == parent && p.VariantOfId != null) || p.VariantOfId == record.Id, ct)))
        {
            errors.Add("variantOfId", "Choose a product that is no variant itself, for a product without variants.");
        }
    }

    private static bool Has(RecordValues changed, string field) => changed.All.Keys.Any(f => f.Name == field);
}
