using System.Text.Json;
using System.Text.Json.Nodes;
using Crm.Platform.Data;
using Crm.Platform.Files;
using Crm.Platform.Mediation;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Privacy.Sources;

/// <summary>Files that hang on a person's records; a content goes unless another record has the same one.</summary>
internal sealed class FilesOfPersons(CrmDbContext db, LocalFileStore store, UnitOfWork unitOfWork) : IPersonalData
{
    public string Source => "files";

    public IReadOnlyList<Type> Tables => [typeof(StoredFile)];

    public Task<long> Count(Person person, CancellationToken ct) => Of(person).LongCountAsync(ct);

    public async Task<IReadOnlyList<JsonNode>> Export(Person person, CancellationToken ct) =>
        [.. (await Of(person).AsNoTracking().ToListAsync(ct)).Select(f => JsonSerializer.SerializeToNode(new { f.Name, f.ContentType, f.SizeBytes, f.Sha256, f.CreatedAt }, JsonColumn.Options)!)];

    public async Task<long> Erase(Person person, CancellationToken ct)
    {
        var contents = await Of(person).Select(f => f.Sha256).Distinct().ToListAsync(ct);
        var rows = await Of(person).ExecuteDeleteAsync(ct);
        var needed = await db.Set<StoredFile>().Where(f => contents.Contains(f.Sha256)).Select(f => f.Sha256).ToListAsync(ct);
        unitOfWork.AfterCommit(() => contents.Except(needed, StringComparer.Ordinal).ToList().ForEach(c => store.Delete(c, unlessWrittenSince: DateTime.MaxValue)));
        return rows;
    }

    internal IQueryable<StoredFile> Of(Person person) => db.Set<StoredFile>().Where(f => f.RecordId != null && person.Ids.Contains(f.RecordId.Value));
}
