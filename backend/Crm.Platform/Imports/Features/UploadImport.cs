using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Imports.Columns;
using Crm.Platform.Imports.Files;
using Crm.Platform.Mediation;
using Crm.Platform.Records;
using MediatR;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Crm.Platform.Imports.Features;

/// <summary>Looks at a file that has been uploaded: how it is written, what its columns hold and what they might become.</summary>
internal sealed record UploadImport(Guid Id, string RecordType, string FileName, long SizeBytes) : ICommand<ImportResponse>;

internal sealed class UploadImportHandler(
    CrmDbContext db, RecordCatalog catalog, ImportFiles files, ImportView view, UnitOfWork unitOfWork, IOptions<ImportOptions> options, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<UploadImport, ImportResponse>
{
    private const int LookAtRows = 200;
    private const int MaxColumns = 1000;

    public async Task<ImportResponse> Handle(UploadImport request, CancellationToken cancellationToken)
    {
        var type = catalog.Find(request.RecordType)
            ?? throw new InvalidInputException("recordType", $"Choose one of: {string.Join(", ", catalog.All.Select(t => t.Name))}.");
        if (user.LevelOf(type.CreatePermission) == AccessLevel.None && user.LevelOf(type.EditPermission) == AccessLevel.None)
        {
            throw new ForbiddenException($"You may neither create nor change {type.Resource}.");
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var import = Look(request, type, now);
        db.Add(import);
        await ThrowAwayForgotten(now, cancellationToken);
        return await view.Of(import, cancellationToken);
    }

    private Import Look(UploadImport request, RecordType type, DateTime now)
    {
        using var file = files.Open(request.Id);
        var dialect = CsvDialect.Find(file)
            ?? throw new BadHttpRequestException("This is not a text file. Save the table as CSV and send that.", StatusCodes.Status415UnsupportedMediaType);
        using var source = new ImportSource(file, dialect);
        if (source.Header.Count == 0 || source.Header.All(string.IsNullOrEmpty))
        {
            throw new InvalidInputException("file", "The file is empty. Its first line must name the columns.", "empty_file");
        }

        if (source.HeaderProblem is { } problem || source.Header.Count > MaxColumns)
        {
            throw new InvalidInputException("file", $"The first line, which names the columns, cannot be read. {source.HeaderProblem ?? $"It has more than {MaxColumns} columns."}", "unreadable_file");
        }

        var first = source.Read(LookAtRows);
        source.SkipTo(long.MaxValue);
        return new Import
        {
            Id = request.Id,
            RecordType = type.Name,
            FileName = request.FileName,
            SizeBytes = request.SizeBytes,
            Encoding = dialect.EncodingName,
            Delimiter = dialect.Delimiter,
            Columns = new ColumnMapper(type, ImportTargets.Of(type, user), catalog).Map(source.Header, [.. first.Where(r => r.Problem is null).Select(r => r.Cells)]),
            TotalRows = source.Position,
            CreatedBy = user.Id,
            CreatedAt = now,
            ExternalSource = SourceName.Of(request.FileName),
        };
    }

    private async Task ThrowAwayForgotten(DateTime now, CancellationToken ct)
    {
        var before = now.AddDays(-options.Value.KeepUnstartedDays);
        foreach (var forgotten in await db.Set<Import>().Where(i => i.State == ImportState.Mapping && i.CreatedAt < before).OrderBy(i => i.CreatedAt).Take(20).ToListAsync(ct))
        {
            db.Remove(forgotten);
            unitOfWork.AfterCommit(() => files.Delete(forgotten.Id));
        }
    }
}
