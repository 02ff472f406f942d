using System.Text.Json;
using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Records;
using Crm.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Views;

/// <summary>The permission to look after everybody's shared views.</summary>
internal static class ViewPermissions
{
    public static readonly Permission Manage = new("views.manage", "Change everybody's shared views; choose with which view a list opens for a role");
}

/// <summary>The views that the caller may see: the own ones and the shared ones of record types that the caller may read.</summary>
internal sealed class ViewShelf(CrmDbContext db, RecordCatalog catalog, ReferenceLabels labels, CurrentUser user)
{
    public Guid UserId => user.Id ?? Guid.Empty;

    public RecordType Type(string name) => Readable(name)
        ?? throw new InvalidInputException("recordType", $"There is no record type {name} that you can see.");

    public IQueryable<SavedView> Visible(string recordType, bool deleted)
    {
        var me = UserId;
        var views = db.Set<SavedView>().Where(v => v.RecordType == recordType && (v.OwnerId == me || v.IsShared));
        return deleted ? views.Where(v => v.DeletedAt != null) : views.Where(v => v.DeletedAt == null);
    }

    /// <summary>A view that can be seen; one in the bin only by those who can restore it.</summary>
    public async Task<SavedView> Get(Guid id, CancellationToken ct)
    {
        var view = await db.Set<SavedView>().FirstOrDefaultAsync(v => v.Id == id, ct);
        var isVisible = view is not null && Readable(view.RecordType) is not null && (view.OwnerId == UserId || view.IsShared) && (view.DeletedAt is null || CanEdit(view));
        return isVisible ? view! : throw new NotFoundException("view");
    }

    public async Task<SavedView> ForEdit(Guid id, long? expectedVersion, CancellationToken ct)
    {
        var view = await Get(id, ct);
        if (!CanEdit(view))
        {
            throw new ForbiddenException("This view belongs to somebody else. Save a copy of your own, or ask its owner.");
        }

        return expectedVersion is null || expectedVersion == view.Version ? view : throw new StaleVersionException(view.Version, JsonSerializer.SerializeToElement(await Show(view, ct), JsonColumn.Options));
    }

    public async Task<ViewResponse> Show(SavedView view, CancellationToken ct) => (await Show([view], ct))[0];

    public async Task<IReadOnlyList<ViewResponse>> Show(IReadOnlyList<SavedView> views, CancellationToken ct)
    {
        var me = UserId;
        var ids = views.Select(v => v.Id).ToList();
        var pins = await db.Set<ViewPin>().AsNoTracking().Where(p => p.UserId == me && ids.Contains(p.ViewId)).Select(p => p.ViewId).ToListAsync(ct);
        var defaults = (await db.Set<ViewDefault>().AsNoTracking().Where(d => ids.Contains(d.ViewId)).ToListAsync(ct)).ToLookup(d => d.ViewId);
        var opening = await OfRoles([.. views.Select(v => v.RecordType).Distinct()], ct);
        var names = await labels.Fetch(views.Select(v => ("user", v.OwnerId)), ct);
        return [.. views.Select(view =>
        {
            var (state, problems) = ViewState.Open(view.State, catalog.Find(view.RecordType)!);
            var roles = defaults[view.Id].Where(d => d.IsForRole && view.IsShared).Select(d => d.SubjectId).Order().ToList();
            return new ViewResponse
            {
                Id = view.Id,
                Version = view.Version,
                RecordType = view.RecordType,
                Name = view.Name,
                Shared = view.IsShared,
                OwnerId = view.OwnerId,
                OwnerName = names.Of("user", view.OwnerId),
                State = state,
                Pinned = pins.Contains(view.Id),
                IsDefault = defaults[view.Id].Any(d => !d.IsForRole && d.SubjectId == me),
                IsRoleDefault = view.IsShared && opening.GetValueOrDefault(view.RecordType) == view.Id,
                RoleDefaults = roles,
                CanEdit = CanEdit(view),
                Problems = problems.Count == 0 ? null : problems,
                DeletedAt = view.DeletedAt,
                CreatedAt = view.CreatedAt,
                UpdatedAt = view.UpdatedAt,
            };
        })];
    }

    // Of several roles the main one decides, and where it says nothing the next.
    private async Task<Dictionary<string, Guid>> OfRoles(List<string> recordTypes, CancellationToken ct)
    {
        var roles = user.RoleIds.ToList();
        var chosen = await db.Set<ViewDefault>().AsNoTracking().Where(d => d.IsForRole && roles.Contains(d.SubjectId) && recordTypes.Contains(d.RecordType)
            && db.Set<SavedView>().Any(v => v.Id == d.ViewId && v.IsShared && v.DeletedAt == null)).ToListAsync(ct);
        return chosen.GroupBy(d => d.RecordType, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.MinBy(d => roles.IndexOf(d.SubjectId))!.ViewId, StringComparer.Ordinal);
    }

    private bool CanEdit(SavedView view) => view.OwnerId == UserId || (view.IsShared && user.LevelOf(ViewPermissions.Manage.Name) != AccessLevel.None);

    private RecordType? Readable(string name) =>
        catalog.Find(name) is { } type && user.LevelOf(type.ReadPermission) != AccessLevel.None ? type : null;
}
