using System.Text.Json;
using Crm.Kernel;
using Crm.Platform.History;
using Crm.Platform.Notifications;
using Crm.Platform.Records;
using Microsoft.EntityFrameworkCore;

namespace Crm.Opportunities.Stages;

/// <summary>Tells whoever is responsible for an account that a rival was noted on one of its deals.</summary>
internal sealed class TellOfRivals(OpportunitiesDb db, RecordScopes scopes, INotifier notifier, TimeProvider clock) : IChangeListener
{
    public static readonly NotificationKind RivalSeen = new("rivalSeen", Permission: OpportunityPermissions.Read);

    private const string Field = "competitors";
    private static readonly string[] Types = ["opportunity"];

    /// <summary>Older changes are heard where the listener is new: nobody waits for that.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(1);

    public string Name => "opportunities.rivals";

    public IReadOnlyCollection<string> RecordTypes => Types;

    public IReadOnlyCollection<string> PassesOverImportsOf => Types;

    public async Task Hear(IReadOnlyList<HeardChange> changes, CancellationToken ct)
    {
        var since = clock.GetUtcNow().UtcDateTime - Fresh;
        var noted = changes.Where(c => c.At > since && c.Source is not (ChangeSource.Import or ChangeSource.Undo) && Names(c.New(Field)).Except(Names(c.Old(Field)), StringComparer.OrdinalIgnoreCase).Any())
            .GroupBy(c => c.RecordId).ToDictionary(g => g.Key, g => g.Last().ActorId);
        if (noted.Count == 0)
        {
            return;
        }

        var ids = noted.Keys.ToList();
        var deals = await db.Opportunities.AsNoTracking().Where(o => ids.Contains(o.Id) && o.DeletionId == Guid.Empty && o.AccountId != null).Select(o => new { o.Id, AccountId = o.AccountId!.Value }).ToListAsync(ct);
        var accounts = await scopes.Of("account", deals.ConvertAll(d => d.AccountId).Distinct().ToList(), ct);
        await notifier.Notify(
            [
                .. deals.Select(d => (d.Id, Owner: accounts.GetValueOrDefault(d.AccountId) is { IsDeleted: false } account ? account.OwnerId : null))
                    .Where(d => d.Owner is not null && d.Owner != noted[d.Id])
                    .Select(d => new Notice(d.Owner!.Value, RivalSeen.Name, new Dictionary<string, object?>(StringComparer.Ordinal)) { RecordType = Types[0], RecordId = d.Id }),
            ],
            ct);
    }

    private static IEnumerable<string> Names(JsonElement? list) =>
        list is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.String).Select(e => e.GetString()!) : [];
}
