using Crm.Kernel;
using Crm.Platform.Http;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Crm.Platform.Files.Features;

/// <summary>Takes a file off its record; for a month it can be taken back.</summary>
internal sealed record DeleteFile(Guid Id) : ICommand;

/// <summary>Takes back a deleted file.</summary>
internal sealed record RestoreFile(Guid Id) : ICommand<FileResponse>;

internal sealed class RemoveFileHandler(FileRights rights, IFileStore store, TimeProvider clock) : IRequestHandler<DeleteFile, Unit>, IRequestHandler<RestoreFile, FileResponse>
{
    public async Task<Unit> Handle(DeleteFile request, CancellationToken cancellationToken)
    {
        var file = await rights.Get(request.Id, toChange: true, cancellationToken);
        if (!file.IsDeleted)
        {
            (file.DeletionId, file.DeletedAt) = (Guid.CreateVersion7(), clock.GetUtcNow().UtcDateTime);
        }

        return Unit.Value;
    }

    public async Task<FileResponse> Handle(RestoreFile request, CancellationToken cancellationToken)
    {
        var file = await rights.Get(request.Id, toChange: true, cancellationToken);
        if (!store.Exists(file.Sha256))
        {
            throw new ConflictException("content_gone", "The content of this file has been removed; upload it again.");
        }

        (file.DeletionId, file.DeletedAt) = (Guid.Empty, null);
        return (await rights.Show([file], cancellationToken))[0];
    }
}

internal sealed class DeleteFileEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapDelete("/files/{id:guid}", async (Guid id, IMediator mediator, CancellationToken ct) =>
        {
            await mediator.Send(new DeleteFile(id), ct);
            return TypedResults.NoContent();
        })
        .WithName("DeleteFile").WithTags("Files").WithSummary("Take a file off its record")
        .WithDescription("`POST /files/{id}/restore` takes it back for 30 days.")
        .RequiresSignIn();
}

internal sealed class RestoreFileEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/files/{id:guid}/restore", async (Guid id, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new RestoreFile(id), ct)))
        .WithName("RestoreFile").WithTags("Files").WithSummary("Take a deleted file back")
        .ProducesProblem(StatusCodes.Status409Conflict)
        .RequiresSignIn();
}
