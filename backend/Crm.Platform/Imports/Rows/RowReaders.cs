using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Records;
using Crm.Platform.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Crm.Platform.Imports.Rows;

/// <summary>Makes the reader of an import's rows from all that is decided about its file; check and run read alike.</summary>
internal sealed class RowReaders(CrmDbContext db, RecordCatalog catalog, IOptions<CompanyOptions> company, TimeProvider clock)
{
    /// <param name="import">The import.</param>
    /// <param name="fresh">What was mended a moment ago and is not saved yet.</param>
    public async Task<RowReader> Of(Import import, CancellationToken ct, RowFix? fresh = null)
    {
        var type = catalog.Find(import.RecordType) ?? throw new InvalidOperationException($"There is no record type {import.RecordType} any more.");
        var fixes = import.FixedRows == 0 ? [] : await db.Set<RowFix>().AsNoTracking().Where(f => f.ImportId == import.Id).ToListAsync(ct);
        var settings = Settings(type, import.Mapping);
        return new RowReader(type, import.Columns, company.Value.Currency, settings with { Country = settings.Country ?? company.Value.Country, Now = clock.GetUtcNow().UtcDateTime, Fixes = (fresh is null ? fixes : fixes.Where(f => f.Line != fresh.Line).Append(fresh)).ToDictionary(f => f.Line) });
    }

    public static RowSettings Settings(RecordType type, ImportMapping? mapping)
    {
        if (mapping is null)
        {
            return RowSettings.None;
        }

        var defaults = new RecordValues();
        foreach (var (name, json) in mapping.Defaults ?? new Dictionary<string, global::System.Text.Json.JsonElement>(StringComparer.Ordinal))
        {
            if (type.Find(name) is { } field)
            {
                defaults.Set(field, field.Kind.Read(json, field, name, new InputErrors()));
            }
        }

        return new RowSettings
        {
            Values = (mapping.Columns ?? []).Where(c => c.Values is not null)
                .ToDictionary(c => c.Index, c => (IReadOnlyDictionary<string, string?>)c.Values!.DistinctBy(v => Folding.Key(v.Key), StringComparer.Ordinal).ToDictionary(v => Folding.Key(v.Key), v => v.Value, StringComparer.Ordinal)),
            Dates = mapping.DateFormat ?? DateOrder.Auto,
            DecimalSign = mapping.DecimalSign is "." or "," ? mapping.DecimalSign[0] : null,
            Country = mapping.Country,
            Repairs = mapping.Normalise ?? true,
            Defaults = defaults,
            Tags = mapping.Tags ?? [],
            Owners = mapping.Owner switch
            {
                { Mode: OwnerMode.None } => [null],
                { Mode: OwnerMode.User or OwnerMode.Rotate, UserIds: { Count: > 0 } users } => [.. users.Select(u => (Guid?)u)],
                _ => [],
            },
        };
    }
}
