using System.Security.Cryptography;
using System.Text;
using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Search;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Imports;

/// <summary>The mappings that somebody may use: the own ones and those that others share.</summary>
internal sealed class SavedMappings(CrmDbContext db, ICurrentUser user, TimeProvider clock)
{
    public IQueryable<SavedMapping> Visible()
    {
        var userId = user.Id;
        return db.Set<SavedMapping>().Where(m => m.IsShared || m.CreatedBy == userId);
    }

    /// <summary>One of one's own; whoever manages imports may change shared ones too.</summary>
    public async Task<SavedMapping> Own(Guid id, CancellationToken ct)
    {
        var mapping = await Visible().FirstOrDefaultAsync(m => m.Id == id, ct) ?? throw new NotFoundException("mapping");
        return mapping.CreatedBy == user.Id || user.LevelOf(ImportPermissions.Manage.Name) != AccessLevel.None
            ? mapping
            : throw new ForbiddenException("This mapping belongs to somebody else.");
    }

    /// <summary>The same for the same headers, whatever their order and case.</summary>
    public static string KeyOf(IEnumerable<string> headers) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\x1F', headers.Select(Folding.Key).Order(StringComparer.Ordinal)))));

    /// <summary>Applies the newest mapping that was saved for a file with these headers; false where there is none.</summary>
    public async Task<bool> Apply(Import import, CancellationToken ct)
    {
        var key = KeyOf(import.Columns.Select(c => c.Header));
        var saved = await Visible().Where(m => m.RecordType == import.RecordType && m.HeadersKey == key).OrderByDescending(m => m.CreatedAt).ThenByDescending(m => m.Id).FirstOrDefaultAsync(ct);
        if (saved is null)
        {
            return false;
        }

        // Columns are found by their headers: their order may be another one.
        var places = import.Columns.GroupBy(c => Folding.Key(c.Header), StringComparer.Ordinal).ToDictionary(g => g.Key, g => new Queue<int>(g.Select(c => c.Index)), StringComparer.Ordinal);
        var columns = saved.Headers
            .Select((header, i) => (Index: places[Folding.Key(header)].Dequeue(), Column: saved.Mapping.Columns?.FirstOrDefault(c => c.Index == i)))
            .Select(p => p.Column is null ? new MappedColumn(p.Index) : p.Column with { Index = p.Index }).OrderBy(c => c.Index).ToList();
        import.Mapping = saved.Mapping with { Columns = columns };
        import.MappingId = saved.Id;
        import.Columns = import.Columns.ConvertAll(c => c with { Field = columns.Find(m => m.Index == c.Index)?.Field, Warning = null });
        import.ExternalSource = saved.Mapping.ExternalSource ?? import.ExternalSource;
        saved.UsedAt = clock.GetUtcNow().UtcDateTime;
        return true;
    }
}
