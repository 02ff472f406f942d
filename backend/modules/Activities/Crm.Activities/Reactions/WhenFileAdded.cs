using Crm.Activities.Timeline;
using Crm.Contacts.Contracts;
using Crm.Platform.Files;
using Crm.Platform.Records;
using MediatR;

namespace Crm.Activities.Reactions;

/// <summary>A file on a person or an organisation stands on the timeline; one on an activity belongs to that. Its name is looked up when it is shown.</summary>
internal sealed class WhenFileAdded(ITimeline timeline, RecordScopes scopes, RecordCatalog catalog, IMediator mediator) : INotificationHandler<FileAdded>
{
    public async Task Handle(FileAdded notification, CancellationToken cancellationToken)
    {
        var (type, id) = (notification.RecordType, notification.RecordId);
        if (!FollowChanges.Subjects.Contains(type) || !(await scopes.Of(type, [id], cancellationToken)).TryGetValue(id, out var scope))
        {
            return;
        }

        var accounts = type == "contact" ? await mediator.Send(new AccountsOfContacts([id]), cancellationToken) : new Dictionary<Guid, Guid>();
        await timeline.Write([new Happening(notification.FileId, "file", notification.At, "file", notification.FileId, SubjectsOf.Record(type, id, accounts))
        {
            ActorId = notification.ActorId, Permission = catalog.Find(type)!.ReadPermission, OwnerId = scope.OwnerId, TeamId = scope.TeamId,
        }], cancellationToken);
    }
}
