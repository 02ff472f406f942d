using Crm.Contacts.Graph;
using Crm.Contacts.Relations;
using Crm.Kernel;
using Crm.Platform.Http;
using Crm.Platform.Records;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Crm.Contacts.Features.Graph;

/// <summary>Reads the tree in which an organisation stands, with totals.</summary>
internal sealed record ReadAccountTree(Guid AccountId) : IQuery<AccountTreeView>;

/// <summary>The root first, then each with those below it.</summary>
internal sealed class AccountTreeView
{
    public required IReadOnlyList<TreeNode> Items { get; init; }

    /// <summary>There are more organisations than are shown, and totals do not count them.</summary>
    public required bool IsCut { get; init; }
}

internal sealed class ReadAccountTreeHandler(PartyNames names, IEnumerable<IRecordTotals> totals) : IRequestHandler<ReadAccountTree, AccountTreeView>
{
    public async Task<AccountTreeView> Handle(ReadAccountTree request, CancellationToken cancellationToken)
    {
        var tree = new AccountTree(names, totals);
        return new AccountTreeView { Items = await tree.Read(request.AccountId, cancellationToken), IsCut = tree.IsCut };
    }
}

internal sealed class ReadAccountTreeEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/accounts/{id:guid}/tree", async (Guid id, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new ReadAccountTree(id), ct)))
        .WithName("ReadAccountTree").WithTags("Relations").WithSummary("Read the tree in which an account stands, with totals")
        .WithDescription($"From the highest parent that can be seen down; {AccountTree.MaxNodes} accounts at most. `own` counts what an account has itself, `total` also what those below have: `people`, `openActivities`; other modules add theirs. Only what the caller may see is counted.")
        .ProducesProblem(StatusCodes.Status404NotFound).Requires("accounts.read");
}
