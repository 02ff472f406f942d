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

namespace Crm.Platform.Approvals.Features;

/// <summary>Lists requests for approval, newest first.</summary>
internal sealed record ListApprovals(string Box, string? Cursor) : IQuery<Page<ApprovalResponse>>;

internal sealed class ListApprovalsHandler(CrmDbContext db, ApprovalView view, ICurrentUser user) : IRequestHandler<ListApprovals, Page<ApprovalResponse>>
{
    public const string ForMe = "forMe";
    public const string Asked = "asked";
    public const string All = "all";
    private const int PageSize = 50;
    private const string Sort = "-askedAt";

    public async Task<Page<ApprovalResponse>> Handle(ListApprovals request, CancellationToken cancellationToken)
    {
        if (request.Box == All && user.LevelOf(ApprovalPermissions.Decide.Name) != AccessLevel.All)
        {
            throw new ForbiddenException("Only who decides on approvals sees those of all.");
        }

        var found = await Query(db, user.Id, request).ToListAsync(cancellationToken);
        var page = found.Take(PageSize).ToList();
        var next = found.Count > PageSize ? new Cursor(Sort, page[^1].AskedAt.Ticks.ToString(CultureInfo.InvariantCulture), page[^1].Id).Encode() : null;
        return new Page<ApprovalResponse>(await view.Of(page, cancellationToken), next);
    }

    internal static IQueryable<Approval> Query(CrmDbContext db, Guid? userId, ListApprovals request)
    {
        var rows = db.Set<Approval>().AsNoTracking();
        rows = request.Box switch
        {
            ForMe => rows.Where(a => a.ApproverId == userId && a.State == ApprovalState.Waiting),
            Asked => rows.Where(a => a.AskedById == userId),
            _ => rows,
        };
        if (Cursor.Decode(request.Cursor, Sort) is { } cursor)
        {
            var from = new DateTime(long.Parse(cursor.Key, CultureInfo.InvariantCulture), DateTimeKind.Utc);
            var id = cursor.Id;
            rows = rows.Where(a => a.AskedAt <= from && (a.AskedAt < from || a.Id < id));
        }

        return rows.OrderByDescending(a => a.AskedAt).ThenByDescending(a => a.Id).Take(PageSize + 1);
    }
}

internal sealed class ListApprovalsEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/approvals", async (string? box, string? cursor, IMediator mediator, CancellationToken ct) =>
            box is null or ListApprovalsHandler.ForMe or ListApprovalsHandler.Asked or ListApprovalsHandler.All
                ? TypedResults.Ok(await mediator.Send(new ListApprovals(box ?? ListApprovalsHandler.ForMe, cursor), ct))
                : throw new InvalidInputException("box", "Choose one of: forMe, asked, all."))
        .WithName("ListApprovals").WithTags("Approvals").WithSummary("List requests for approval, newest first")
        .WithDescription("`box=forMe` are those that wait for the caller, `asked` those that the caller has made, `all` those of everybody, for whoever may decide.")
        .ProducesValidationProblem().RequiresSignIn();
}
