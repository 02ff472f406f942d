using Crm.Activities.Domain;
using Crm.Activities.Timeline;
using Crm.Kernel;
using Crm.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Crm.Activities.Collisions;

/// <summary>How colleagues are kept from writing to one customer at once: section <c>Crm:Collisions</c>.</summary>
internal sealed class CollisionOptions
{
    /// <summary>For so many days somebody who writes is told what a colleague wrote or said; 0 tells nobody.</summary>
    public int Days { get; set; } = 3;
}

/// <summary>What a colleague had to do with a customer lately.</summary>
internal sealed class Touch
{
    public required Guid ActivityId { get; init; }

    /// <summary>call, meeting or email.</summary>
    public required string Kind { get; init; }
    public required DateTime At { get; init; }

    /// <summary>inbound, outbound or internal; null where that was not noted.</summary>
    public required string? Direction { get; init; }
    public required Guid? UserId { get; init; }
    public required string? UserName { get; init; }
    public required Guid? ContactId { get; init; }
    public required string? ContactName { get; init; }
    public required string Subject { get; init; }
    public required string Excerpt { get; init; }
}

/// <summary>Finds what colleagues wrote, said or heard lately, and stops whoever is about to write without knowing it.</summary>
internal sealed class RecentTouches(ActivitiesDb db, ReferenceLabels labels, ICurrentUser user, IOptions<CollisionOptions> options, TimeProvider clock)
{
    private const int Most = 20;
    private const int ExcerptLength = 200;

    /// <summary>Of colleagues alone, newest first: with the person, and with anybody of the account.</summary>
    public async Task<IReadOnlyList<Touch>> Of(IReadOnlyCollection<Guid> contactIds, IReadOnlyCollection<Guid> accountIds, int days, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var since = now.AddDays(-days);
        var me = user.Id;
        var recent = db.Activities.AsNoTracking().Reach(user, "activities.read").Where(a =>
            a.DeletionId == Guid.Empty && a.At >= since && a.At <= now && a.OwnerId != me && !a.IsAutomatic && a.Status == ActivityStatus.Done
            && (a.Kind == ActivityKind.Email || a.Kind == ActivityKind.Call || a.Kind == ActivityKind.Meeting));

        // Two reads, each along its own index: one with "or" would follow neither.
        var people = contactIds.Select(id => (Guid?)id).ToList();
        var accounts = accountIds.Select(id => (Guid?)id).ToList();
        var found = people.Count == 0 ? [] : await Newest(recent.Where(a => people.Contains(a.ContactId)), ct);
        found.AddRange(accounts.Count == 0 ? [] : await Newest(recent.Where(a => accounts.Contains(a.AccountId)), ct));
        var touches = found.DistinctBy(a => a.Id).OrderByDescending(a => a.At).Take(Most).ToList();
        var names = await labels.Fetch(
            touches.Where(t => t.OwnerId is not null).Select(t => ("user", t.OwnerId!.Value)).Concat(touches.Where(t => t.ContactId is not null).Select(t => ("contact", t.ContactId!.Value))), ct);
        return [.. touches.Select(t => Show(t, names))];
    }

    /// <summary>For whoever is about to write: refuses with 409 <c>recent_contact</c> and the touches, unless they have been told.</summary>
    /// <param name="except">The activity that is being answered: who answers it has read it.</param>
    public async Task Warn(IReadOnlyCollection<Guid> contactIds, IReadOnlyCollection<Guid> accountIds, bool isAcknowledged, Guid? except, CancellationToken ct)
    {
        if (isAcknowledged || options.Value.Days <= 0)
        {
            return;
        }

        if ((await Of(contactIds, accountIds, options.Value.Days, ct)).Where(t => t.ActivityId != except).ToList() is { Count: > 0 } touches)
        {
            throw new ConflictException("recent_contact", "A colleague has been in touch with this customer. Look at what was said, and send again with acknowledgedCollision.")
            {
                Params = new Dictionary<string, object?>(StringComparer.Ordinal) { ["touches"] = touches },
            };
        }
    }

    private static Task<List<Activity>> Newest(IQueryable<Activity> activities, CancellationToken ct) =>
        activities.OrderByDescending(a => a.At).ThenByDescending(a => a.Id).Take(Most).ToListAsync(ct);

    private static Touch Show(Activity touch, Labels names) => new()
    {
        ActivityId = touch.Id,
        Kind = touch.Kind.ToString()!.ToLowerInvariant(),
        At = touch.At,
        Direction = touch.Direction?.ToString().ToLowerInvariant(),
        UserId = touch.OwnerId,
        UserName = names.Of("user", touch.OwnerId),
        ContactId = touch.ContactId,
        ContactName = names.Of("contact", touch.ContactId),
        Subject = touch.Subject ?? "",
        Excerpt = Excerpts.Of(touch.Body, ExcerptLength) ?? "",
    };
}
