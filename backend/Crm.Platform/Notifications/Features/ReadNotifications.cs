using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Http;
using Crm.Platform.Live;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Notifications.Features;

/// <summary>Marks one of the caller's notifications as read, or all of them.</summary>
internal sealed record ReadNotifications(Guid? Id) : ICommand<UnreadCount>;

/// <summary>How many of the caller's notifications are unread.</summary>
public sealed class UnreadCount
{
    public required int Count { get; init; }
}

internal sealed class ReadNotificationsHandler(CrmDbContext db, ILiveEvents live, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ReadNotifications, UnreadCount>
{
    public async Task<UnreadCount> Handle(ReadNotifications request, CancellationToken cancellationToken)
    {
        var userId = user.Id;
        var now = clock.GetUtcNow().UtcDateTime;
        if (request.Id is { } id && !await db.Set<Notification>().AnyAsync(n => n.Id == id && n.UserId == userId && n.IsShown, cancellationToken))
        {
            throw new NotFoundException("notification");
        }

        var unread = ListNotificationsHandler.Unread(db, userId).Where(n => request.Id == null || n.Id == request.Id);
        var marked = await unread.ExecuteUpdateAsync(u => u.SetProperty(n => n.IsRead, true).SetProperty(n => n.ReadAt, now), cancellationToken);
        var left = new UnreadCount { Count = await ListNotificationsHandler.Unread(db, userId).CountAsync(cancellationToken) };
        if (marked > 0 && userId is { } reader)
        {
            live.ToUser(reader, "unread", left);
        }

        return left;
    }
}

internal sealed class ReadNotificationEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/notifications/{id:guid}/read", async (Guid id, IMediator mediator, CancellationToken ct) =>
            TypedResults.Ok(await mediator.Send(new ReadNotifications(id), ct)))
        .WithName("ReadNotification").WithTags("Notifications").WithSummary("Mark one notification as read")
        .WithDescription("Answers how many are still unread.")
        .RequiresSignIn();
}

internal sealed class ReadAllNotificationsEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/notifications/read-all", async (IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new ReadNotifications(Id: null), ct)))
        .WithName("ReadAllNotifications").WithTags("Notifications").WithSummary("Mark all your notifications as read")
        .RequiresSignIn();
}
