using Crm.Kernel;
using Crm.Platform.Http;
using Crm.Platform.Imports.Work;
using Crm.Platform.Jobs;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Crm.Platform.Imports.Features;

/// <summary>Starts an import with what is decided about its file.</summary>
internal sealed record RunImport(Guid Id, ImportMapping Mapping) : ICommand<ImportResponse>;

internal sealed class RunImportHandler(ImportAccess access, ImportSettings settings, ImportFixes fixes, JobQueue jobs, ImportView view) : IRequestHandler<RunImport, ImportResponse>
{
    public async Task<ImportResponse> Handle(RunImport request, CancellationToken cancellationToken)
    {
        var import = await access.Get(request.Id, cancellationToken);
        import.MustBeOpen();
        await settings.Apply(import, request.Mapping, cancellationToken);
        await fixes.ForgetCheck(import, cancellationToken);
        import.Queue(jobs.Enqueue(ImportJob.Kind, import.Id, ImportView.Title(import)).Id);
        return await view.Of(import, cancellationToken);
    }
}

internal sealed class RunImportEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/imports/{id:guid}/run", async (Guid id, ImportMapping? body, IMediator mediator, CancellationToken ct) =>
            TypedResults.Accepted($"/api/v1/imports/{id}", await mediator.Send(new RunImport(id, body ?? new ImportMapping()), ct)))
        .WithName("RunImport").WithTags("Imports").WithSummary("Start an import with the columns as checked")
        .WithDescription("What the body leaves out stays as it was checked or suggested. A row is matched by the key of the other system, the same row of an earlier import, an e-mail address, a phone number with the same name, or its identity, as far as `matchBy` allows; otherwise it is created. `onMatch` says which side wins; lists are united; nothing is emptied.")
        .Requires(ImportPermissions.Create);
}
