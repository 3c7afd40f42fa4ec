namespace Cerulean.Documents.Schemas.Tests;

/// <summary>Facts of resources, datums and streams, for <see cref="VerdictTests"/>.</summary>
internal static class AssetFacts
{
    public const string Resources = """
        - resource $ null ; [] ; {} ; 1
        - resource uid ~ ; null ; 1
        - resource spec ~ ; null ; 1
        - resource root ~ ; null ; 1
        + resource root "" ; "C:\\data"
        - resource resource_path ~ ; null ; []
        + resource resource_kwargs {} ; {"a.b": {"": 1}}
        - resource resource_kwargs ~ ; null ; [] ; "x"
        + resource path_semantics ~ ; "posix" ; "windows"
        - resource path_semantics null ; "" ; "Posix" ; "unix" ; 1 ; []
        + resource run_start ~ ; ""
        - resource run_start null ; 1
        - resource extra 1 ; null
        - resource id "x"
        - datum $ null ; [] ; {} ; 1
        - datum datum_id ~ ; null ; 1 ; []
        - datum resource ~ ; null ; 1
        + datum datum_kwargs {} ; {"a.b": 1} ; {"": [1]}
        - datum datum_kwargs ~ ; null ; [] ; 1
        - datum extra 1 ; null
        - datum_page $ null ; [] ; {} ; 1
        + datum_page datum_id [] ; ["a"] ; ["a", "b", "c"]
        - datum_page datum_id ~ ; null ; "a" ; [1] ; ["a", null]
        - datum_page resource ~ ; null ; ["r"]
        + datum_page datum_kwargs {} ; {"a.b": []} ; {"x": [1, "a", null]}
        - datum_page datum_kwargs ~ ; null ; [] ; {"x": 0} ; {"x": null} ; {"x": {}} ; {"x": [], "y": "z"}
        - datum_page extra 1
        - bulk_datum $ null ; [] ; {} ; 1
        - bulk_datum resource ~ ; null ; 1
        + bulk_datum datum_ids [] ; ["a"]
        - bulk_datum datum_ids ~ ; null ; "a" ; [1] ; [null]
        + bulk_datum datum_kwarg_list [] ; [{}] ; [{"a.b": 1}, {}]
        - bulk_datum datum_kwarg_list ~ ; null ; {} ; [1] ; [null] ; [{}, []] ; [[1, 2]]
        - bulk_datum extra 1
        - bulk_datum datum_id "x"
        """;

    public const string Streams = """
        - stream_resource $ null ; [] ; {} ; 1
        - stream_resource uid ~ ; null ; 1
        - stream_resource data_key ~ ; null ; 1
        - stream_resource mimetype ~ ; null ; 1
        + stream_resource uri "" ; "s3://bucket/key"
        - stream_resource uri ~ ; null ; 1
        + stream_resource parameters {} ; {"a.b": 1}
        - stream_resource parameters ~ ; null ; []
        + stream_resource run_start ~ ; ""
        - stream_resource run_start null ; 1
        + stream_resource extra 1 ; null
        + stream_resource a.b {"c/d": 1}
        - stream_datum $ null ; [] ; {} ; 1
        - stream_datum uid ~ ; null ; 1
        - stream_datum stream_resource ~ ; null ; 1
        + stream_datum descriptor ""
        - stream_datum descriptor ~ ; null ; 1
        + stream_datum indices {"start": 0, "stop": 0} ; {"start": 5, "stop": 3} ; {"start": 0.0, "stop": 5.0} ; {"start": 0, "stop": 1, "step": "x"} ; {"start": -1, "stop": 123456789012345678901234567890}
        - stream_datum indices ~ ; null ; [] ; [0, 5] ; {} ; {"start": 0} ; {"stop": 0}
        - stream_datum indices>start null ; 1.5 ; "0" ; true ; NaN
        - stream_datum indices>stop null ; 1.5 ; "0" ; false ; Infinity
        + stream_datum seq_nums {"start": 1.0, "stop": 2} ; {"start": 0, "stop": 0, "a.b": 1}
        - stream_datum seq_nums ~ ; null ; [] ; {} ; {"start": 1} ; {"stop": 2}
        - stream_datum seq_nums>start null ; 1.5 ; "1"
        - stream_datum seq_nums>stop null ; 1.5 ; []
        + stream_datum extra 1 ; null
        + stream_datum a.b 1
        """;
}
