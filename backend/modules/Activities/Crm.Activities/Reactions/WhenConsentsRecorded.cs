using Crm.Activities.Timeline;
using Crm.Contacts.Contracts;
using Crm.Platform.Consents;
using Crm.Platform.Records;
using MediatR;

namespace Crm.Activities.Reactions;

/// <summary>What a person has agreed to, or no longer agrees to, stands on the timeline.</summary>
internal sealed class WhenConsentsRecorded(ITimeline timeline, RecordScopes scopes, RecordCatalog catalog, IMediator mediator) : INotificationHandler<ConsentsRecorded>
{
    public async Task Handle(ConsentsRecorded notification, CancellationToken cancellationToken)
    {
        var id = notification.RecordId;
        if (!(await scopes.Of(notification.RecordType, [id], cancellationToken)).TryGetValue(id, out var scope))
        {
            return;
        }

        var accounts = notification.RecordType == "contact" ? await mediator.Send(new AccountsOfContacts([id]), cancellationToken) : new Dictionary<Guid, Guid>();
        await timeline.Write([.. notification.Acts.Select(act => new Happening(act.Id, "consent", act.At, notification.RecordType, id, SubjectsOf.Record(notification.RecordType, id, accounts))
        {
            ActorId = notification.ActorId,
            Permission = catalog.Find(notification.RecordType)!.ReadPermission,
            OwnerId = scope.OwnerId,
            TeamId = scope.TeamId,
            Facts = new Dictionary<string, object?>(StringComparer.Ordinal) { ["channel"] = act.Channel, ["purpose"] = act.Purpose, ["status"] = act.Status },
        })], cancellationToken);
    }
}
