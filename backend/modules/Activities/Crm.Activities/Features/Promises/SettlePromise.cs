using Crm.Activities.Domain;
using Crm.Kernel;
using Crm.Platform.Http;
using Crm.Platform.Records;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Crm.Activities.Features.Promises;

/// <summary>Says what became of a promise.</summary>
internal sealed record SettlePromise(Guid Id, PromiseAct Act) : ICommand<Promise>;

internal sealed class SettlePromiseHandler(IMediator mediator, RecordCatalog catalog, TimeProvider clock) : IRequestHandler<SettlePromise, Promise>
{
    public async Task<Promise> Handle(SettlePromise request, CancellationToken cancellationToken)
    {
        var promise = await mediator.Send(new GetRecord<Promise>(request.Id), cancellationToken);
        var state = promise.After(request.Act);
        var type = catalog.Of<Promise>();
        var values = new RecordValues();
        values.Set(type.Find("state")!, state);
        values.Set(type.Find("settledAt")!, state == PromiseState.Confirmed ? null : clock.GetUtcNow().UtcDateTime);
        return await mediator.Send(new UpdateRecord<Promise>(request.Id, values), cancellationToken);
    }
}

internal sealed class SettlePromiseEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        Map(routes, PromiseAct.Confirm, "Confirm a proposed promise", "What a rule has found is a promise indeed: from now on its due date is watched.");
        Map(routes, PromiseAct.Keep, "Say that a promise was kept", "Also of one that was called broken by mistake.");
        Map(routes, PromiseAct.Break, "Say that a promise was broken", "Also of one that was called kept by mistake.");
        Map(routes, PromiseAct.Withdraw, "Say that a promise was taken back", "It does not bind any more, and was not broken.");
        Map(routes, PromiseAct.Dismiss, "Say that a proposed promise is none", "It stays for the record of how well rules do, and is proposed no more.");
    }

    private static void Map(IEndpointRouteBuilder routes, PromiseAct act, string summary, string description) => routes
        .MapPost($"/promises/{{id:guid}}/{act.ToString().ToLowerInvariant()}", async (Guid id, HttpContext http, IMediator mediator, RecordAnswers answers, CancellationToken ct) =>
            await answers.Of(http, await mediator.Send(new SettlePromise(id, act), ct), StatusCodes.Status200OK, ct))
        .WithName($"{act}Promise").WithTags("Promises").WithSummary(summary).WithDescription(description + " 409 `promise_settled` where its state does not allow it.")
        .AnswersRecord<Promise>(routes).ProducesProblem(StatusCodes.Status409Conflict).Requires("promises.edit");
}
