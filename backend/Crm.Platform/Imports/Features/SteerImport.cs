using Crm.Kernel;
using Crm.Platform.Http;
using Crm.Platform.Imports.Files;
using Crm.Platform.Imports.Work;
using Crm.Platform.Jobs;
using Crm.Platform.Mediation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Crm.Platform.Imports.Features;

/// <summary>Stops an import after its present batch; what is in stays in and can be undone.</summary>
internal sealed record CancelImport(Guid Id) : ICommand<ImportResponse>;

/// <summary>Takes back everything an import created and changed, except what was changed again since.</summary>
internal sealed record UndoImport(Guid Id) : ICommand<ImportResponse>;

internal sealed class CancelImportHandler(ImportAccess access, ImportFiles files, ImportFixes fixes, JobQueue jobs, ImportView view, UnitOfWork unitOfWork, TimeProvider clock)
    : IRequestHandler<CancelImport, ImportResponse>
{
    public async Task<ImportResponse> Handle(CancelImport request, CancellationToken cancellationToken)
    {
        var import = await access.Get(request.Id, cancellationToken);
        switch (import.State)
        {
            case ImportState.Mapping or ImportState.Checked:
                await fixes.Forget(import, cancellationToken);
                import.End(ImportState.Cancelled, clock.GetUtcNow().UtcDateTime);
                unitOfWork.AfterCommit(() => files.Delete(import.Id));
                break;
            case ImportState.Checking or ImportState.Queued or ImportState.Running:
                await jobs.RequestCancel(import.JobId!.Value, cancellationToken);
                break;
            default:
                throw new ConflictException("import_not_running", "This import is not running, so it cannot be stopped.");
        }

        return await view.Of(import, cancellationToken);
    }
}

internal sealed class UndoImportHandler(ImportAccess access, JobQueue jobs, ImportView view) : IRequestHandler<UndoImport, ImportResponse>
{
    public async Task<ImportResponse> Handle(UndoImport request, CancellationToken cancellationToken)
    {
        var import = await access.Get(request.Id, cancellationToken);
        import.BeginUndo(jobs.Enqueue(ImportUndoJob.Kind, import.Id, ImportView.Title(import)).Id);
        return await view.Of(import, cancellationToken);
    }
}

internal sealed class CancelImportEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/imports/{id:guid}/cancel", async (Guid id, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new CancelImport(id), ct)))
        .WithName("CancelImport").WithTags("Imports").WithSummary("Stop an import after its present batch")
        .WithDescription("What is in stays in and can be undone. An import that has not been started is thrown away.")
        .Requires(ImportPermissions.Create);
}

internal sealed class UndoImportEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/imports/{id:guid}/undo", async (Guid id, IMediator mediator, CancellationToken ct) =>
            TypedResults.Accepted($"/api/v1/imports/{id}", await mediator.Send(new UndoImport(id), ct)))
        .WithName("UndoImport").WithTags("Imports").WithSummary("Take an import back")
        .WithDescription("Created records go to the bin and changed fields get their earlier values, except what somebody has changed since: that is kept, counted in `keptRecords` and listed by `GET /imports/{id}/rows?outcome=kept`.")
        .Requires(ImportPermissions.Create);
}
