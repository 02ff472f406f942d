using System.Globalization;
using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Http;
using Crm.Platform.Records;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Notifications.Features;

/// <summary>The caller's notifications, newest first.</summary>
internal sealed record ListNotifications(bool Unread, string? Cursor) : IQuery<NotificationPage>;

/// <summary>One page of notifications; <see cref="UnreadCount"/> is that of all pages.</summary>
public sealed class NotificationPage
{
    public required IReadOnlyList<NotificationResponse> Items { get; init; }
    public string? NextCursor { get; init; }
    public required int UnreadCount { get; init; }
}

internal sealed class ListNotificationsHandler(CrmDbContext db, NotificationView view, ICurrentUser user) : IRequestHandler<ListNotifications, NotificationPage>
{
    private const int PageSize = 50;
    private const string Sort = "-at";

    public async Task<NotificationPage> Handle(ListNotifications request, CancellationToken cancellationToken)
    {
        var found = await Query(db, user.Id, request).ToListAsync(cancellationToken);
        var page = found.Take(PageSize).ToList();
        return new NotificationPage
        {
            Items = await view.Of(page, cancellationToken),
            NextCursor = found.Count > PageSize ? new Cursor(Sort, page[^1].At.Ticks.ToString(CultureInfo.InvariantCulture), page[^1].Id).Encode() : null,
            UnreadCount = await Unread(db, user.Id).CountAsync(cancellationToken),
        };
    }

    internal static IQueryable<Notification> Unread(CrmDbContext db, Guid? userId) =>
        db.Set<Notification>().Where(n => n.UserId == userId && n.IsShown && !n.IsRead);

    internal static IQueryable<Notification> Query(CrmDbContext db, Guid? userId, ListNotifications request)
    {
        var rows = request.Unread ? Unread(db, userId) : db.Set<Notification>().Where(n => n.UserId == userId && n.IsShown);
        if (Cursor.Decode(request.Cursor, Sort) is { } cursor)
        {
            var from = new DateTime(long.Parse(cursor.Key, CultureInfo.InvariantCulture), DateTimeKind.Utc);
            var id = cursor.Id;
            rows = rows.Where(n => n.At <= from && (n.At < from || n.Id < id));
        }

        return rows.AsNoTracking().OrderByDescending(n => n.At).ThenByDescending(n => n.Id).Take(PageSize + 1);
    }
}

internal sealed class ListNotificationsEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/notifications", async (bool? unread, string? cursor, IMediator mediator, CancellationToken ct) =>
            TypedResults.Ok(await mediator.Send(new ListNotifications(unread ?? false, cursor), ct)))
        .WithName("ListNotifications").WithTags("Notifications").WithSummary("List your notifications, newest first")
        .WithDescription("`unread=true` leaves out those you have read. Texts are written by the client from `kind` and `params`.")
        .RequiresSignIn();
}
