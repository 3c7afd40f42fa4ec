using Cerulean.Documents.Serialization;

namespace Cerulean.Documents.Schemas.Tests;

/// <summary>One good document of each kind, with most optional members, and ways to spoil it.</summary>
internal static class SampleDocuments
{
    private static readonly Dictionary<string, string> Texts = new(StringComparer.Ordinal)
    {
        ["start"] = """
            {"uid": "s", "time": 1.5, "scan_id": 1, "data_session": "v", "data_groups": ["g"], "group": "g", "owner": "o", "project": "p",
             "sample": {"name": "Si"}, "hints": {"dimensions": [[["motor"], "primary"]]}, "data_type": {"a": 1}, "plan_name": "scan",
             "projections": [{"name": "n", "version": "1", "configuration": {}, "projection": {
                "c": {"type": "linked", "location": "configuration", "stream": "primary", "config_index": 0, "config_device": "det", "field": "f"},
                "l": {"type": "linked", "location": "event", "stream": "primary", "field": "f"},
                "k": {"type": "calculated", "location": "event", "stream": "primary", "field": "f", "calculation": {"callable": "f", "args": [], "kwargs": {}}},
                "s": {"type": "static", "value": 1}}}]}
            """,
        ["stop"] = """{"uid": "e", "time": 2.5, "run_start": "s", "exit_status": "success", "reason": "", "num_events": {"primary": 3}, "data_type": 1}""",
        ["descriptor"] = """
            {"uid": "d", "time": 1.75, "run_start": "s", "name": "primary", "object_keys": {"m": ["m"]}, "object_classes": {"m": "Motor"}, "hints": {"m": {"fields": ["m"]}},
             "data_keys": {"m": {"source": "PV:m", "dtype": "number", "shape": [], "dtype_numpy": "<f8", "external": "STREAM:", "units": "mm", "precision": 3,
                "dims": [], "choices": [], "object_name": "m", "limits": {"control": {"low": -1.5, "high": null}, "display": null, "alarm": null, "warning": null,
                "hysteresis": 0.1, "rds": {"time_difference": 1, "value_difference": 0.5}}}},
             "configuration": {"m": {"data": {"v": 1}, "timestamps": {"v": 1.5}, "data_keys": {"v": {"source": "PV:v", "dtype": "integer", "shape": [1, null]}}}}}
            """,
        ["event"] = """{"uid": "v", "time": 2.0, "descriptor": "d", "seq_num": 1, "data": {"m": 1.5}, "timestamps": {"m": 1.9}, "filled": {"x": false}}""",
        ["event_page"] = """
            {"uid": ["v", "w"], "time": [2.0, 2.5], "descriptor": "d", "seq_num": [1, 2], "data": {"m": [1.5, 2.5]}, "timestamps": {"m": [1.9, 2.4]}, "filled": {"x": [false, "id"]}}
            """,
        ["resource"] = """
            {"uid": "r", "run_start": "s", "spec": "AD_HDF5", "root": "/data", "resource_path": "a.h5", "resource_kwargs": {"frame_per_point": 1}, "path_semantics": "posix"}
            """,
        ["datum"] = """{"datum_id": "r/0", "resource": "r", "datum_kwargs": {"point_number": 0}}""",
        ["datum_page"] = """{"datum_id": ["r/0", "r/1"], "resource": "r", "datum_kwargs": {"point_number": [0, 1]}}""",
        ["stream_resource"] = """
            {"uid": "t", "run_start": "s", "data_key": "img", "mimetype": "application/x-hdf5", "uri": "file://localhost/a.h5", "parameters": {"dataset": "/entry"}}
            """,
        ["stream_datum"] = """
            {"uid": "t/0", "stream_resource": "t", "descriptor": "d", "indices": {"start": 0, "stop": 5}, "seq_nums": {"start": 1, "stop": 6}}
            """,
        ["bulk_events"] = """{"d": [{"uid": "v", "time": 2.0, "descriptor": "d", "seq_num": 1, "data": {"m": 1.5}, "timestamps": {"m": 1.9}, "filled": {"x": 1}}]}""",
        ["bulk_datum"] = """{"resource": "r", "datum_ids": ["r/0"], "datum_kwarg_list": [{"point_number": 0}]}""",
    };

    public static DocumentName Name(string document) => DocumentNames.TryParse(document, out var name) ? name : throw new ArgumentException(document);

    public static JsonValue Of(string document) => JsonText.Parse(Texts[document]);

    /// <summary>The good document with one value set, or removed with ~. Names of the place are separated by &gt;; $ is the document.</summary>
    public static JsonValue With(string document, string place, string value) =>
        place == "$" ? JsonText.Parse(value) : Set(Of(document), place.Split('>'), value);

    private static JsonValue Set(JsonValue parent, ReadOnlySpan<string> place, string value)
    {
        if (place.Length == 0) return JsonText.Parse(value);
        if (parent.ObjectOrNull is not { } json)
        {
            JsonValue[] items = [.. Enumerable.Range(0, parent.Count).Select(i => parent[i])];
            var index = int.Parse(place[0]);
            items[index] = Set(items[index], place[1..], value);
            return Column.FromValues(items).ToJson();
        }

        return place.Length == 1 && value == "~" ? json.Without(place[0]) : json.With(place[0], Set(json.GetOrNull(place[0]), place[1..], value));
    }
}
