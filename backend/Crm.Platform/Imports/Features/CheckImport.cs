using Crm.Kernel;
using Crm.Platform.Http;
using Crm.Platform.Imports.Work;
using Crm.Platform.Jobs;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Crm.Platform.Imports.Features;

/// <summary>Looks what would become of every row, without writing any record.</summary>
internal sealed record CheckImport(Guid Id, ImportMapping Mapping) : ICommand<ImportResponse>;

internal sealed class CheckImportHandler(ImportAccess access, ImportSettings settings, JobQueue jobs, ImportView view) : IRequestHandler<CheckImport, ImportResponse>
{
    public async Task<ImportResponse> Handle(CheckImport request, CancellationToken cancellationToken)
    {
        var import = await access.Get(request.Id, cancellationToken);
        import.MustBeOpen();
        await settings.Apply(import, request.Mapping, cancellationToken);
        import.BeginCheck(jobs.Enqueue(ImportCheckJob.Kind, import.Id, ImportView.Title(import)).Id);
        return await view.Of(import, cancellationToken);
    }
}

internal sealed class CheckImportEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/imports/{id:guid}/check", async (Guid id, ImportMapping? body, IMediator mediator, CancellationToken ct) =>
            TypedResults.Accepted($"/api/v1/imports/{id}", await mediator.Send(new CheckImport(id, body ?? new ImportMapping()), ct)))
        .WithName("CheckImport").WithTags("Imports").WithSummary("Look what would become of every row, without writing any")
        .WithDescription("A job: the import is `checking`, then `checked`, and `check` has the counts. `GET /imports/{id}/rows?stage=check` lists the rows with the reasons cell by cell; cells can be mended there before the import is run. What the body leaves out stays as it was checked or suggested.")
        .Requires(ImportPermissions.Create);
}
