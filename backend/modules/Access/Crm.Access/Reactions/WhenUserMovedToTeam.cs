using Crm.Access.Contracts;
using Crm.Platform.Records;
using MediatR;

namespace Crm.Access.Reactions;

/// <summary>The records of a user who changes teams go along, whatever module they belong to.</summary>
internal sealed class WhenUserMovedToTeam(OwnedRecords records) : INotificationHandler<UserMovedToTeam>
{
    public Task Handle(UserMovedToTeam notification, CancellationToken cancellationToken) =>
        records.MoveToTeam(notification.UserId, notification.TeamId, cancellationToken);
}
