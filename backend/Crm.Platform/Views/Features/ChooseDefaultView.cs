using System.Text.Json.Serialization;
using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Http;
using Crm.Platform.Mediation;
using Crm.Platform.Records;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Views.Features;

/// <summary>For whom a list opens with a view.</summary>
public enum DefaultFor
{
    Me,
    Role,
}

/// <summary>Says that a list opens with this view, for the caller or for everybody with a role, or that it no longer does.</summary>
internal sealed record ChooseDefaultView(DefaultFor For, Guid? RoleId = null) : ICommand<ViewResponse>
{
    [JsonIgnore]
    public Guid Id { get; init; }

    [JsonIgnore]
    public bool IsChosen { get; init; } = true;
}

internal sealed class ChooseDefaultViewHandler(CrmDbContext db, ViewShelf shelf, ReferenceLabels labels, ICurrentUser user, UnitOfWork unitOfWork)
    : IRequestHandler<ChooseDefaultView, ViewResponse>
{
    public async Task<ViewResponse> Handle(ChooseDefaultView request, CancellationToken cancellationToken)
    {
        var view = await shelf.Get(request.Id, cancellationToken);
        var isForRole = request.For == DefaultFor.Role;
        var subject = isForRole ? await Role(request, view, cancellationToken) : shelf.UserId;
        var chosen = await db.Set<ViewDefault>().FirstOrDefaultAsync(d => d.RecordType == view.RecordType && d.SubjectId == subject, cancellationToken);
        if (!request.IsChosen)
        {
            if (chosen?.ViewId == view.Id)
            {
                db.Remove(chosen);
            }
        }
        else if (chosen is null)
        {
            db.Add(new ViewDefault { RecordType = view.RecordType, SubjectId = subject, IsForRole = isForRole, ViewId = view.Id });
        }
        else
        {
            chosen.ViewId = view.Id;
        }

        await unitOfWork.Flush(cancellationToken);
        return await shelf.Show(view, cancellationToken);
    }

    private async Task<Guid> Role(ChooseDefaultView request, SavedView view, CancellationToken ct)
    {
        if (user.LevelOf(ViewPermissions.Manage.Name) == AccessLevel.None)
        {
            throw new ForbiddenException($"You need the permission {ViewPermissions.Manage.Name} to choose for a role.")
            {
                Params = new Dictionary<string, object?>(StringComparer.Ordinal) { ["permission"] = ViewPermissions.Manage.Name },
            };
        }

        if (request.RoleId is not { } role || !(await labels.Source("role")!.Labels([role], ct)).ContainsKey(role))
        {
            throw new InvalidInputException("roleId", "Give the id of a role.");
        }

        return view.IsShared || !request.IsChosen ? role : throw new ConflictException("view_not_shared", "Share the view first: others cannot see it.");
    }
}

internal sealed class ChooseDefaultViewEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/views/{id:guid}/default", async (Guid id, ChooseDefaultView body, HttpContext http, IMediator mediator, CancellationToken ct) =>
            ViewAnswer.Of(http, await mediator.Send(body with { Id = id }, ct)))
        .WithName("ChooseDefaultView").WithTags("Views").WithSummary("Open a list with this view")
        .WithDescription("`{\"for\":\"me\"}` for oneself, `{\"for\":\"role\",\"roleId\":\"...\"}` for everybody with a role, which needs `views.manage` and a shared view. One's own choice goes before the role's.")
        .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status409Conflict)
        .RequiresSignIn();
}

internal sealed class DropDefaultViewEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapDelete("/views/{id:guid}/default", async (Guid id, string? @for, Guid? roleId, HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            var whom = @for switch { "me" => DefaultFor.Me, "role" => DefaultFor.Role, _ => throw new InvalidInputException("for", "Give me or role.") };
            return ViewAnswer.Of(http, await mediator.Send(new ChooseDefaultView(whom, roleId) { Id = id, IsChosen = false }, ct));
        })
        .WithName("DropDefaultView").WithTags("Views").WithSummary("No longer open a list with this view")
        .RequiresSignIn();
}
