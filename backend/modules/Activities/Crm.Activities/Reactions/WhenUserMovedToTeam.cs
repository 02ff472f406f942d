using Crm.Access.Contracts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Crm.Activities.Reactions;

/// <summary>What a user who changes teams owns is seen by the new team, on timelines as well.</summary>
internal sealed class WhenUserMovedToTeam(ActivitiesDb db) : INotificationHandler<UserMovedToTeam>
{
    public Task Handle(UserMovedToTeam notification, CancellationToken cancellationToken) =>
        db.Timeline.Where(e => e.OwnerId == notification.UserId).ExecuteUpdateAsync(u => u.SetProperty(e => e.TeamId, notification.TeamId), cancellationToken);
}
