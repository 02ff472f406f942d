using Crm.Kernel;
using Crm.Platform.Records;
using Crm.Platform.Security;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Platform.Imports.Rows;

/// <summary>Decides about rows as the run does, by the same code, in a scope of its own that nothing is ever saved from.</summary>
internal sealed class ImportTrial(IServiceScopeFactory scopes, RecordCatalog catalog, CurrentUser user)
{
    /// <summary>So many earlier rows count at most: more of them tell nothing new.</summary>
    private const int MaxAlike = 1000;

    /// <summary>Decides about one row within its file: what earlier rows alike would have made is there for it.</summary>
    public async Task<RowVerdict> Judge(Import import, ReadRow row, IEnumerable<ReadRow> earlier, CancellationToken ct)
    {
        using var memory = new TrialMemory();
        var scope = scopes.CreateAsyncScope();
        await using (scope)
        {
            var importer = scope.ServiceProvider.GetServices<IRecordImporter>().Single(i => i.RecordType == import.RecordType);
            List<ReadRow> alike = row.Problem is not null ? [] : [.. importer.Alike(row, earlier).Take(MaxAlike)];
            return (await Evaluate(import, [.. alike, row], memory, ct))[^1];
        }
    }

    /// <param name="import">The import with its settings.</param>
    /// <param name="rows">The next rows of its file.</param>
    /// <param name="memory">What the rows before them would have made.</param>
    public async Task<IReadOnlyList<RowVerdict>> Evaluate(Import import, IReadOnlyList<ReadRow> rows, TrialMemory memory, CancellationToken ct)
    {
        var scope = scopes.CreateAsyncScope();
        await using (scope)
        {
            var services = scope.ServiceProvider;
            services.GetRequiredService<CurrentUser>().Become(user.Caller);
            var type = catalog.Find(import.RecordType)!;
            var importer = services.GetServices<IRecordImporter>().Single(i => i.RecordType == type.Name);
            var references = ReferenceResolver.Of(services);
            var batch = await importer.Read(ImportPlan.Of(import, type), rows, memory, ct);
            var verdicts = await importer.Take(batch, references, memory, ct);
            references.DropUnused();
            memory.Remember(batch.Names);
            return verdicts;
        }
    }
}
