using System.Text.Json;
using System.Text.Json.Nodes;
using Crm.Platform.Data;
using Crm.Platform.Files;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Privacy.Sources;

/// <summary>Files that hang on a person's records; a content goes unless another record has the same one.</summary>
internal sealed class FilesOfPersons(CrmDbContext db, FileEraser files) : IPersonalData
{
    public string Source => "files";

    public IReadOnlyList<Type> Tables => [typeof(StoredFile)];

    public Task<long> Count(Person person, CancellationToken ct) => Of(person).LongCountAsync(ct);

    public async Task<IReadOnlyList<JsonNode>> Export(Person person, CancellationToken ct) =>
        [.. (await Of(person).AsNoTracking().ToListAsync(ct)).Select(f => JsonSerializer.SerializeToNode(new { f.Name, f.ContentType, f.SizeBytes, f.Sha256, f.CreatedAt }, JsonColumn.Options)!)];

    public Task<long> Erase(Person person, CancellationToken ct) => files.Erase(Of(person), ct);

    internal IQueryable<StoredFile> Of(Person person) => db.Set<StoredFile>().Where(f => f.RecordId != null && person.Ids.Contains(f.RecordId.Value));
}
