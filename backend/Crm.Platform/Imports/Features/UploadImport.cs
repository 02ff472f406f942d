using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Imports.Files;
using Crm.Platform.Mediation;
using Crm.Platform.Records;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Crm.Platform.Imports.Features;

/// <summary>Looks at a file that has been uploaded: how it is written, what its columns hold and what they might become.</summary>
internal sealed record UploadImport(Guid Id, string RecordType, string FileName, long SizeBytes) : ICommand<ImportResponse>;

internal sealed class UploadImportHandler(
    CrmDbContext db, RecordCatalog catalog, ImportExaminer examiner, ImportFixes fixes, ImportFiles files, ImportView view, UnitOfWork unitOfWork, IOptions<ImportOptions> options, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<UploadImport, ImportResponse>
{
    public async Task<ImportResponse> Handle(UploadImport request, CancellationToken cancellationToken)
    {
        var type = catalog.Find(request.RecordType)
            ?? throw new InvalidInputException("recordType", $"Choose one of: {string.Join(", ", catalog.All.Select(t => t.Name))}.");
        if (user.LevelOf(type.CreatePermission) == AccessLevel.None && user.LevelOf(type.EditPermission) == AccessLevel.None)
        {
            throw new ForbiddenException($"You may neither create nor change {type.Resource}.");
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var import = new Import
        {
            Id = request.Id,
            RecordType = type.Name,
            FileName = request.FileName,
            SizeBytes = request.SizeBytes,
            Encoding = "",
            CreatedBy = user.Id,
            CreatedAt = now,
            ExternalSource = SourceName.Of(request.FileName),
        };
        await examiner.Examine(import, new FileChoices(), cancellationToken);
        db.Add(import);
        await ThrowAwayForgotten(now, cancellationToken);
        return await view.Of(import, cancellationToken);
    }

    private async Task ThrowAwayForgotten(DateTime now, CancellationToken ct)
    {
        var before = now.AddDays(-options.Value.KeepUnstartedDays);
        foreach (var forgotten in await db.Set<Import>().Where(i => (i.State == ImportState.Mapping || i.State == ImportState.Checked) && i.CreatedAt < before).OrderBy(i => i.CreatedAt).Take(20).ToListAsync(ct))
        {
            await fixes.Forget(forgotten, ct);
            db.Remove(forgotten);
            unitOfWork.AfterCommit(() => files.Delete(forgotten.Id));
        }
    }
}
