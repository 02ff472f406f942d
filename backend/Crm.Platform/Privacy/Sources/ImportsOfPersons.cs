using System.Text.Json;
using System.Text.Json.Nodes;
using Crm.Platform.Data;
using Crm.Platform.Imports;
using Crm.Platform.Imports.Files;
using Crm.Platform.Mediation;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Privacy.Sources;

/// <summary>What imports have kept: what became of rows stays, their cells and reasons go; samples of columns and the files themselves as well.</summary>
internal sealed class ImportsOfPersons(CrmDbContext db, ImportFiles files, UnitOfWork unitOfWork) : IPersonalData
{
    private readonly TableSweep sweep = new(db);

    public string Source => "imports";

    public IReadOnlyList<Type> Tables => [typeof(Import), typeof(ImportRow), typeof(CheckedRow), typeof(RowFix)];

    public async Task<long> Count(Person person, CancellationToken ct) => (await Rows(person, ct)).Count + (await Imports(person, ct)).Count;

    public async Task<IReadOnlyList<JsonNode>> Export(Person person, CancellationToken ct) =>
        [.. (await Rows(person, ct)).Select(r => JsonSerializer.SerializeToNode(new { r.ImportId, r.Line, r.Outcome, r.RecordId, r.Reason, r.Cells }, JsonColumn.Options)!)];

    public async Task<long> Erase(Person person, CancellationToken ct)
    {
        var rows = await Rows(person, ct);
        var imports = await Imports(person, ct);
        foreach (var of in rows.GroupBy(r => r.ImportId))
        {
            var lines = of.Select(r => r.Line).ToList();
            await db.Set<ImportRow>().Where(r => r.ImportId == of.Key && lines.Contains(r.Line)).ExecuteUpdateAsync(
                u => u.SetProperty(r => r.Cells, (List<string>?)null).SetProperty(r => r.Reason, (string?)null).SetProperty(r => r.Fingerprint, (long?)null), ct);
        }

        await sweep.Replace(Type<Import>(), person.Traces, ct);
        foreach (var import in await db.Set<Import>().Where(i => imports.Contains(i.Id)).ToListAsync(ct))
        {
            import.Columns = [.. import.Columns.Select(c => c with { Samples = [] })];
            import.Problems = [];
        }

        // A check is only a look ahead, and what was mended in a file goes with the file.
        await db.Set<CheckedRow>().Where(r => imports.Contains(r.ImportId)).ExecuteDeleteAsync(ct);
        await db.Set<RowFix>().Where(r => imports.Contains(r.ImportId)).ExecuteDeleteAsync(ct);

        // After the commit: a file that was taken away cannot come back, and the next attempt would find no import to belong to it.
        unitOfWork.AfterCommit(() => imports.ForEach(files.Delete));
        return rows.Count + imports.Count;
    }

    private async Task<List<ImportRow>> Rows(Person person, CancellationToken ct)
    {
        var quoting = await sweep.Ids(Type<ImportRow>(), nameof(ImportRow.ImportId), person.Traces, ct);
        var found = await db.Set<ImportRow>().AsNoTracking().Where(r => r.RecordId != null && person.Ids.Contains(r.RecordId.Value)).ToListAsync(ct);
        if (quoting.Count > 0)
        {
            var others = await db.Set<ImportRow>().AsNoTracking().Where(r => quoting.Contains(r.ImportId) && (r.Cells != null || r.Reason != null)).ToListAsync(ct);
            found.AddRange(others.Where(r => !(r.RecordId is { } id && person.Ids.Contains(id)) && (person.Traces.In(r.Reason ?? "") || r.Cells?.Exists(person.Traces.In) == true)));
        }

        return found;
    }

    private async Task<List<Guid>> Imports(Person person, CancellationToken ct)
    {
        var found = (await Rows(person, ct)).Select(r => r.ImportId).ToHashSet();
        found.UnionWith(await sweep.Ids(Type<Import>(), nameof(Import.Id), person.Traces, ct));
        found.UnionWith(await sweep.Ids(Type<CheckedRow>(), nameof(CheckedRow.ImportId), new Traces([.. person.Values, .. person.Ids.Select(i => i.ToString())]), ct));
        found.UnionWith(await sweep.Ids(Type<RowFix>(), nameof(RowFix.ImportId), person.Traces, ct));
        return [.. found];
    }

    private Microsoft.EntityFrameworkCore.Metadata.IEntityType Type<T>() => db.Model.FindEntityType(typeof(T))!;
}
