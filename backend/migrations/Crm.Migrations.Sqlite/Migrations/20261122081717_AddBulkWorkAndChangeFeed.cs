using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Crm.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AddBulkWorkAndChangeFeed : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Ordinal",
                table: "platform_changes",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<Guid>(
                name: "SliceId",
                table: "platform_changes",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<Guid>(
                name: "UndoOfId",
                table: "platform_change_sets",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "platform_bulk_operations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    RecordType = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Action = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Changes = table.Column<string>(type: "TEXT", nullable: true),
                    Owners = table.Column<string>(type: "TEXT", nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Portions = table.Column<int>(type: "INTEGER", nullable: false),
                    Assigned = table.Column<long>(type: "INTEGER", nullable: false),
                    Changed = table.Column<long>(type: "INTEGER", nullable: false),
                    Unchanged = table.Column<long>(type: "INTEGER", nullable: false),
                    ChangeSetId = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_bulk_operations", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "platform_change_slices",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ChangeSetId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_change_slices", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "platform_job_failures",
                columns: table => new
                {
                    JobId = table.Column<Guid>(type: "TEXT", nullable: false),
                    RecordId = table.Column<Guid>(type: "TEXT", nullable: false),
                    RecordType = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_job_failures", x => new { x.JobId, x.RecordId });
                    table.ForeignKey(
                        name: "FK_platform_job_failures_platform_jobs_JobId",
                        column: x => x.JobId,
                        principalTable: "platform_jobs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "platform_leases",
                columns: table => new
                {
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Holder = table.Column<Guid>(type: "TEXT", nullable: true),
                    Until = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Position = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_leases", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "platform_undo_runs",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ChangeSetId = table.Column<Guid>(type: "TEXT", nullable: false),
                    UndoChangeSetId = table.Column<Guid>(type: "TEXT", nullable: false),
                    UpTo = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_undo_runs", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "platform_bulk_portions",
                columns: table => new
                {
                    OperationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    RecordIds = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_bulk_portions", x => new { x.OperationId, x.Number });
                    table.ForeignKey(
                        name: "FK_platform_bulk_portions_platform_bulk_operations_OperationId",
                        column: x => x.OperationId,
                        principalTable: "platform_bulk_operations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_platform_changes_SliceId_Ordinal",
                table: "platform_changes",
                columns: new[] { "SliceId", "Ordinal" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_change_slices_Sequence_Id",
                table: "platform_change_slices",
                columns: new[] { "Sequence", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "platform_bulk_portions");

            migrationBuilder.DropTable(
                name: "platform_change_slices");

            migrationBuilder.DropTable(
                name: "platform_job_failures");

            migrationBuilder.DropTable(
                name: "platform_leases");

            migrationBuilder.DropTable(
                name: "platform_undo_runs");

            migrationBuilder.DropTable(
                name: "platform_bulk_operations");

            migrationBuilder.DropIndex(
                name: "IX_platform_changes_SliceId_Ordinal",
                table: "platform_changes");

            migrationBuilder.DropColumn(
                name: "Ordinal",
                table: "platform_changes");

            migrationBuilder.DropColumn(
                name: "SliceId",
                table: "platform_changes");

            migrationBuilder.DropColumn(
                name: "UndoOfId",
                table: "platform_change_sets");
        }
    }
}
