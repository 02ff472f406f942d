using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Crm.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class JobsLiveAndDeliveries : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // The kinds of jobs are written as the API writes every name.
            migrationBuilder.Sql("UPDATE platform_jobs SET \"Kind\" = 'importUndo' WHERE \"Kind\" = 'import-undo'");

            migrationBuilder.DropIndex(
                name: "IX_platform_deliveries_DoneAt_DeadAt_NextAttemptAt",
                table: "platform_deliveries");

            migrationBuilder.AddColumn<Guid>(
                name: "ChangeSetId",
                table: "platform_jobs",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "DoneBefore",
                table: "platform_jobs",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<DateTime>(
                name: "RunningSince",
                table: "platform_jobs",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Title",
                table: "platform_jobs",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "DiscardedAt",
                table: "platform_deliveries",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "DiscardedBy",
                table: "platform_deliveries",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Version",
                table: "access_users",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "Version",
                table: "access_teams",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.CreateTable(
                name: "platform_idempotent_requests",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false, collation: "BINARY"),
                    RequestHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    LeaseToken = table.Column<Guid>(type: "TEXT", nullable: false),
                    LeaseUntil = table.Column<DateTime>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Status = table.Column<int>(type: "INTEGER", nullable: true),
                    Headers = table.Column<string>(type: "TEXT", nullable: true),
                    Body = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_idempotent_requests", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "platform_live_counter",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    Last = table.Column<long>(type: "INTEGER", nullable: false),
                    ListenedUntil = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_live_counter", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "platform_live_events",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Permission = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    TeamId = table.Column<Guid>(type: "TEXT", nullable: true),
                    AnyLevel = table.Column<bool>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Data = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_live_events", x => x.Sequence);
                });

            migrationBuilder.InsertData(
                table: "platform_live_counter",
                columns: new[] { "Id", "Last", "ListenedUntil" },
                values: new object[] { 1, 0L, null });

            migrationBuilder.CreateIndex(
                name: "IX_platform_jobs_ActorId_CreatedAt_Id",
                table: "platform_jobs",
                columns: new[] { "ActorId", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_jobs_CreatedAt_Id",
                table: "platform_jobs",
                columns: new[] { "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_deliveries_DiscardedAt_DeadAt_Id",
                table: "platform_deliveries",
                columns: new[] { "DiscardedAt", "DeadAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_deliveries_DoneAt_DeadAt_NextAttemptAt_Id",
                table: "platform_deliveries",
                columns: new[] { "DoneAt", "DeadAt", "NextAttemptAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_idempotent_requests_CreatedAt",
                table: "platform_idempotent_requests",
                column: "CreatedAt");

            migrationBuilder.CreateIndex(
                name: "IX_platform_live_events_At",
                table: "platform_live_events",
                column: "At");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "platform_idempotent_requests");

            migrationBuilder.DropTable(
                name: "platform_live_counter");

            migrationBuilder.DropTable(
                name: "platform_live_events");

            migrationBuilder.DropIndex(
                name: "IX_platform_jobs_ActorId_CreatedAt_Id",
                table: "platform_jobs");

            migrationBuilder.DropIndex(
                name: "IX_platform_jobs_CreatedAt_Id",
                table: "platform_jobs");

            migrationBuilder.DropIndex(
                name: "IX_platform_deliveries_DiscardedAt_DeadAt_Id",
                table: "platform_deliveries");

            migrationBuilder.DropIndex(
                name: "IX_platform_deliveries_DoneAt_DeadAt_NextAttemptAt_Id",
                table: "platform_deliveries");

            migrationBuilder.DropColumn(
                name: "ChangeSetId",
                table: "platform_jobs");

            migrationBuilder.DropColumn(
                name: "DoneBefore",
                table: "platform_jobs");

            migrationBuilder.DropColumn(
                name: "RunningSince",
                table: "platform_jobs");

            migrationBuilder.DropColumn(
                name: "Title",
                table: "platform_jobs");

            migrationBuilder.DropColumn(
                name: "DiscardedAt",
                table: "platform_deliveries");

            migrationBuilder.DropColumn(
                name: "DiscardedBy",
                table: "platform_deliveries");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "access_users");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "access_teams");

            migrationBuilder.CreateIndex(
                name: "IX_platform_deliveries_DoneAt_DeadAt_NextAttemptAt",
                table: "platform_deliveries",
                columns: new[] { "DoneAt", "DeadAt", "NextAttemptAt" });
        }
    }
}
